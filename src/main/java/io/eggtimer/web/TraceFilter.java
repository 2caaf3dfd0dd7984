package io.eggtimer.web;

import java.util.List;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Refuses TRACE, which Spring leaves to the servlet API, which sends the request back
 * with its headers, those that proxies added too.
 */
@Component
@ConditionalOnWebApplication // commands run without a server
class TraceFilter extends ProblemFilter {

	/** What one path or another takes. */
	private static final List<String> METHODS = List.of("GET", "HEAD", "OPTIONS", "POST");

	TraceFilter(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
		super(resolver);
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !request.getMethod().equals("TRACE");
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
		answer(request, response, new HttpRequestMethodNotSupportedException("TRACE", METHODS));
	}

}
