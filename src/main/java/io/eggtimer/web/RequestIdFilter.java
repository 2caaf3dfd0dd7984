package io.eggtimer.web;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.slf4j.MDC;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.eggtimer.http.RequestId;

/**
 * Gives each request an id, which every line that is logged meanwhile carries and the
 * answer names: the caller's own if it is plain, so that it can be found in the logs of
 * all who took part, otherwise a new one. Of several, the first decides.
 */
@Component
@ConditionalOnWebApplication // commands run without a server
@Order(Ordered.HIGHEST_PRECEDENCE) // so that whatever other filters log or answer has it
class RequestIdFilter implements Filter {

	/** Its name in the logs. */
	static final String FIELD = "requestId";

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String id = RequestId.of(((HttpServletRequest) request).getHeader(RequestId.HEADER));
		MDC.put(FIELD, id);
		try {
			chain.doFilter(request, new Identified((HttpServletResponse) response, id));
		}
		finally {
			MDC.remove(FIELD);
		}
	}

	/** Keeps the id when the answer is begun anew, as it is for a problem document. */
	private static final class Identified extends HttpServletResponseWrapper {

		private final String id;

		private Identified(HttpServletResponse response, String id) {
			super(response);
			this.id = id;
			response.setHeader(RequestId.HEADER, id);
		}

		@Override
		public void reset() {
			super.reset();
			setHeader(RequestId.HEADER, this.id);
		}

	}

}
