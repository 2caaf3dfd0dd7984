package io.eggtimer.serving;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Leaves everything about traces out of the application unless there is an endpoint that
 * they are sent to. Boot alone would make spans all the same, and throw them away.
 */
final class TracingSwitch implements AutoConfigurationImportFilter, EnvironmentAware, Condition {

	private static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

	/** Needs an appender that is not there, so would only cost. */
	private static final String LOGS = "org.springframework.boot.opentelemetry.autoconfigure.logging.";

	private static final String[] TRACES = { "org.springframework.boot.opentelemetry.",
			"org.springframework.boot.micrometer.tracing." };

	private boolean on;

	@Override
	public void setEnvironment(Environment environment) {
		this.on = isOn(environment);
	}

	@Override
	public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
		boolean[] wanted = new boolean[classes.length];
		for (int i = 0; i < classes.length; i++) {
			String name = classes[i]; // null if another filter does not want it
			wanted[i] = name == null || !(name.startsWith(LOGS) || (!this.on && isOfTraces(name)));
		}
		return wanted;
	}

	@Override
	public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
		return isOn(context.getEnvironment());
	}

	private static boolean isOfTraces(String name) {
		return Arrays.stream(TRACES).anyMatch(name::startsWith);
	}

	private static boolean isOn(Environment environment) {
		return StringUtils.hasText(environment.getProperty(ENDPOINT));
	}

}
