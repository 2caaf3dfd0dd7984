package io.eggtimer.security;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/**
 * Lets pages of known sites ask, and read what they are answered, errors too; never the
 * Actuator, and never with what a browser remembers of the user.
 */
class AllowedOrigins extends DefaultCorsProcessor {

	/** What a page of another site may ask. */
	static final List<String> PATHS = List.of("/predict", "/predict/batch", "/recommend", "/model", "/model/summary",
			"/model/map", "/progress");

	/** What of the headers a page may read. */
	static final List<String> EXPOSED_HEADERS = List.of(HttpHeaders.RETRY_AFTER, HttpHeaders.WWW_AUTHENTICATE,
			"X-Request-Id");

	/** A choice: how long a browser need not ask again. */
	private static final Duration MAX_AGE = Duration.ofHours(1);

	private final Refusal refusal;

	private AllowedOrigins(Refusal refusal) {
		this.refusal = refusal;
	}

	/** Returns the filter; without origins it refuses every preflight. */
	static CorsFilter filter(List<String> origins, Refusal refusal) {
		CorsFilter filter = new CorsFilter(source(origins));
		filter.setCorsProcessor(new AllowedOrigins(refusal));
		return filter;
	}

	private static CorsConfigurationSource source(List<String> origins) {
		UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
		if (!origins.isEmpty()) {
			CorsConfiguration configuration = new CorsConfiguration();
			configuration.setAllowedOrigins(origins);
			configuration.setAllowedMethods(List.of("GET", "HEAD", "POST"));
			configuration.setAllowedHeaders(List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.AUTHORIZATION));
			configuration.setExposedHeaders(EXPOSED_HEADERS);
			configuration.setAllowCredentials(false);
			configuration.setMaxAge(MAX_AGE);
			PATHS.forEach((path) -> source.registerCorsConfiguration(path, configuration));
		}
		return source;
	}

	@Override
	public boolean processRequest(@Nullable CorsConfiguration configuration, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		boolean unknown = configuration == null && CorsUtils.isPreFlightRequest(request);
		boolean allowed = !unknown && super.processRequest(configuration, request, response);
		if (!allowed) {
			this.refusal.forbid(request, response, "This origin may not ask this.");
		}
		return allowed;
	}

	@Override
	protected void rejectRequest(ServerHttpResponse response) {
		// a problem document follows
	}

}
