package io.eggtimer.security;

import java.io.IOException;
import java.net.URI;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests that change state and come from a page of another site: a browser that
 * knows the operator's password sends it along with those too.
 *
 * <p>
 * Browsers say where a request comes from, and pages cannot make them lie; what is no
 * browser says nothing, and has no password that it was not given. No tokens, no cookies.
 * Source: Filippo Valsorda, "A modern approach to preventing CSRF in Go", 2025; the
 * algorithm of Go's {@code net/http.CrossOriginProtection}.
 */
class CrossSiteFilter extends OncePerRequestFilter {

	private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

	private final Refusal refusal;

	CrossSiteFilter(Refusal refusal) {
		this.refusal = refusal;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return SAFE_METHODS.contains(request.getMethod());
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (isFromAnotherSite(request)) {
			this.refusal.forbid(request, response, "Requests from pages of other sites change nothing here.");
		}
		else {
			chain.doFilter(request, response);
		}
	}

	private static boolean isFromAnotherSite(HttpServletRequest request) {
		String site = request.getHeader("Sec-Fetch-Site");
		if (site != null) {
			return !site.equals("same-origin") && !site.equals("none");
		}
		String origin = request.getHeader(HttpHeaders.ORIGIN);
		return origin != null && !host(origin).equals(request.getHeader(HttpHeaders.HOST));
	}

	private static String host(String origin) {
		try {
			@Nullable String authority = URI.create(origin).getRawAuthority();
			return (authority != null) ? authority : "";
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

}
