package io.eggtimer.security;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.support.WebApplicationContextUtils;

/** Tells requests to the Actuator from others, on one port or on two. */
final class ManagementRequests {

	private final String path;

	private final boolean ownPort;

	ManagementRequests(WebEndpointProperties endpoints, Environment environment) {
		this.path = endpoints.getBasePath().equals("/") ? "" : endpoints.getBasePath();
		this.ownPort = ManagementPortType.get(environment) == ManagementPortType.DIFFERENT;
	}

	/** Matches all requests to the Actuator; with a port of its own, all to that port. */
	RequestMatcher all() {
		return this.ownPort ? ManagementRequests::isToManagementPort : path(this.path + "/**");
	}

	/** Matches what asks for the health, with all details. */
	RequestMatcher health() {
		return new OrRequestMatcher(probes(), within(path(this.path + "/health/**")), path("/livez/**"),
				path("/readyz/**"));
	}

	/** Matches what asks whether the service lives, or is ready. */
	RequestMatcher probes() {
		return new OrRequestMatcher(within(path(this.path + "/health/liveness")),
				within(path(this.path + "/health/readiness")), path("/livez"), path("/readyz"));
	}

	private RequestMatcher within(RequestMatcher matcher) {
		return this.ownPort ? (request) -> isToManagementPort(request) && matcher.matches(request) : matcher;
	}

	private static RequestMatcher path(String pattern) {
		return PathPatternRequestMatcher.withDefaults().matcher(pattern);
	}

	private static boolean isToManagementPort(HttpServletRequest request) {
		WebApplicationContext context = WebApplicationContextUtils
			.getWebApplicationContext(request.getServletContext());
		return WebServerApplicationContext.hasServerNamespace(context, "management");
	}

}
