package io.eggtimer.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Refuses bodies that are too large, too slow or compressed, on every path; see
 * {@link BodyLimit}. By their headers if those tell, before any of the body is read; else
 * while it is read.
 */
@Component
@ConditionalOnWebApplication // commands run without a server
class RequestBodyFilter extends ProblemFilter {

	RequestBodyFilter(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
		super(resolver);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		BodyLimit limit = BodyLimit.of(request);
		LimitedRequest limited = new LimitedRequest(request, limit);
		if (isEncoded(request)) {
			// as RFC 9110, 15.5.16, asks: the media type is not what is unsupported
			response.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
			answer(request, response, new ResponseStatusException(HttpStatus.UNSUPPORTED_MEDIA_TYPE,
					"The body must not have a Content-Encoding."));
		}
		else if (request.getContentLengthLong() > limit.bytes()) {
			limited.discardBody(); // first, as some clients hang up on an early answer
			answer(request, response, LimitedInputStream.tooLarge(limit));
		}
		else {
			chain.doFilter(limited, response);
		}
		if (!request.isAsyncStarted()) {
			limited.discardBody(); // what nobody read is in the way of the next request
		}
	}

	private static boolean isEncoded(HttpServletRequest request) {
		return Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING))
			.stream()
			.anyMatch((coding) -> !coding.equalsIgnoreCase("identity"));
	}

	/** Limits the body however it is read; both ways share one count. */
	private static final class LimitedRequest extends HttpServletRequestWrapper {

		private final BodyLimit limit;

		private @Nullable LimitedInputStream body;

		private LimitedRequest(HttpServletRequest request, BodyLimit limit) {
			super(request);
			this.limit = limit;
		}

		/** Does nothing if the client waits to be told to send the body. */
		private void discardBody() throws IOException {
			if (this.body != null || getHeader(HttpHeaders.EXPECT) == null) {
				getInputStream().discard();
			}
		}

		@Override
		public LimitedInputStream getInputStream() throws IOException {
			if (this.body == null) {
				// tells a client that waits to go on
				this.body = new LimitedInputStream(super.getInputStream(), this.limit);
			}
			return this.body;
		}

		@Override
		public BufferedReader getReader() throws IOException {
			return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
		}

	}

}
