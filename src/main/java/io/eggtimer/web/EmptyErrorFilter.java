package io.eggtimer.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Gives an error without a body its problem document: the Actuator answers 404 with
 * nothing where it has no such component.
 */
@Component
@ConditionalOnWebApplication // commands run without a server
class EmptyErrorFilter extends ProblemFilter {

	EmptyErrorFilter(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
		super(resolver);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		chain.doFilter(request, new LateFlush(response));
		if (isEmptyError(response) && !response.isCommitted()) {
			HttpStatusCode status = HttpStatusCode.valueOf(response.getStatus());
			answer(request, response, new ResponseStatusException(status, detail(status)));
		}
	}

	private static boolean isEmptyError(HttpServletResponse response) {
		return response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST && response.getContentType() == null;
	}

	private static String detail(HttpStatusCode status) {
		return status.isSameCodeAs(HttpStatus.NOT_FOUND) ? "There is nothing at this path."
				: "The service refused the request.";
	}

	/** Does not send the headers of an error while its body may still be missing. */
	private static final class LateFlush extends HttpServletResponseWrapper {

		private LateFlush(HttpServletResponse response) {
			super(response);
		}

		@Override
		public void flushBuffer() throws IOException {
			if (!isEmptyError(this)) {
				super.flushBuffer();
			}
		}

	}

}
