package io.eggtimer.web;

import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Gives each request an id, which every line that is logged meanwhile carries and the
 * answer names: the caller's own if it is plain, so that it can be found in the logs of
 * all who took part, otherwise a new one. Of several, the first decides.
 */
@Component
@ConditionalOnWebApplication // commands run without a server
@Order(Ordered.HIGHEST_PRECEDENCE) // so that whatever other filters log or answer has it
class RequestIdFilter implements Filter {

	static final String HEADER = "X-Request-Id";

	/** Its name in the logs. */
	static final String FIELD = "requestId";

	/** A choice: a UUID has 36, a trace id 32. */
	private static final int MAX_LENGTH = 64;

	private static final HexFormat HEX = HexFormat.of();

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String id = id(((HttpServletRequest) request).getHeader(HEADER));
		MDC.put(FIELD, id);
		try {
			chain.doFilter(request, new Identified((HttpServletResponse) response, id));
		}
		finally {
			MDC.remove(FIELD);
		}
	}

	/** Returns an id that can do no harm in a header or a line of a log. */
	static String id(@Nullable String given) {
		if (given != null && isPlain(given)) {
			return given;
		}
		// has to be rare, not secret
		return HEX.toHexDigits(ThreadLocalRandom.current().nextLong());
	}

	private static boolean isPlain(String id) {
		if (id.isEmpty() || id.length() > MAX_LENGTH) {
			return false;
		}
		for (int i = 0; i < id.length(); i++) {
			char c = id.charAt(i);
			boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.'
					|| c == '_' || c == '-';
			if (!plain) {
				return false;
			}
		}
		return true;
	}

	/** Keeps the id when the answer is begun anew, as it is for a problem document. */
	private static final class Identified extends HttpServletResponseWrapper {

		private final String id;

		private Identified(HttpServletResponse response, String id) {
			super(response);
			this.id = id;
			response.setHeader(HEADER, id);
		}

		@Override
		public void reset() {
			super.reset();
			setHeader(HEADER, this.id);
		}

	}

}
