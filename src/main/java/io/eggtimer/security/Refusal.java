package io.eggtimer.security;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Says no, in the problem documents that controllers use. It says the same to a wrong
 * name, a wrong password and a wrong token.
 */
class Refusal implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

	/** A choice: a password is checked in a fraction of a second. */
	private static final String RETRY_AFTER_SECONDS = "2";

	private final HandlerExceptionResolver resolver;

	private final List<String> challenges;

	/**
	 * Creates a refusal.
	 * @param resolver leads to the problem documents
	 * @param challenges what callers may authenticate with
	 */
	Refusal(HandlerExceptionResolver resolver, List<String> challenges) {
		this.resolver = resolver;
		this.challenges = List.copyOf(challenges);
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) {
		if (failure instanceof AuthenticationServiceException) {
			response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
			answer(request, response, HttpStatus.SERVICE_UNAVAILABLE, "Credentials cannot be checked right now.");
			return;
		}
		this.challenges.forEach((challenge) -> response.addHeader(HttpHeaders.WWW_AUTHENTICATE, challenge));
		answer(request, response, HttpStatus.UNAUTHORIZED, "Credentials are missing, or are not right.");
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied) {
		forbid(request, response, "This is for the operator.");
	}

	/** What the firewall refuses are paths, and nothing is served at such paths. */
	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected) {
		answer(request, response, HttpStatus.NOT_FOUND, "There is nothing at this path.");
	}

	void forbid(HttpServletRequest request, HttpServletResponse response, String detail) {
		answer(request, response, HttpStatus.FORBIDDEN, detail);
	}

	private void answer(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String detail) {
		this.resolver.resolveException(request, response, null, new ResponseStatusException(status, detail));
	}

}
