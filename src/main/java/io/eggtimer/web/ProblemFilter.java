package io.eggtimer.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** A filter whose errors become the same problem documents as those of controllers. */
abstract class ProblemFilter extends OncePerRequestFilter {

	private final HandlerExceptionResolver resolver;

	/**
	 * Creates a filter.
	 * @param resolver leads to {@link ProblemAdvice}
	 */
	ProblemFilter(HandlerExceptionResolver resolver) {
		this.resolver = resolver;
	}

	/** Answers with the problem document of an exception. */
	final void answer(HttpServletRequest request, HttpServletResponse response, Exception problem) {
		this.resolver.resolveException(request, response, null, problem);
	}

}
