package io.eggtimer.web;

import java.util.List;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Refuses TRACE, which Spring leaves to the servlet API, which sends the request back
 * with its headers, those that proxies added too.
 */
@Component
@ConditionalOnWebApplication // commands run without a server
class TraceFilter extends OncePerRequestFilter {

	/** What one path or another takes. */
	private static final List<String> METHODS = List.of("GET", "HEAD", "OPTIONS", "POST");

	private final HandlerExceptionResolver resolver;

	TraceFilter(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
		this.resolver = resolver;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !request.getMethod().equals("TRACE");
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
		this.resolver.resolveException(request, response, null,
				new HttpRequestMethodNotSupportedException("TRACE", METHODS));
	}

}
