package io.eggtimer.security;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings below {@code eggtimer.security}. A part of all the settings, which is
 * where misspelt names are noticed.
 *
 * @param closed whether predictions and all else but liveness and readiness need an
 * authenticated caller
 * @param operator who may do more than ask
 * @param cors which pages of other sites may ask
 */
@ConfigurationProperties(SecuritySettings.PREFIX)
public record SecuritySettings(boolean closed, OperatorSettings operator, CorsSettings cors) {

	static final String PREFIX = "eggtimer.security";

}
