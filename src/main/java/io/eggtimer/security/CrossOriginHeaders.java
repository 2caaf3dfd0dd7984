package io.eggtimer.security;

import java.util.List;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;

import org.springframework.stereotype.Component;

/**
 * Lets pages of known sites read what they are answered before a request comes to
 * {@link AllowedOrigins}: refusals for want of room, above all.
 */
@Component
public class CrossOriginHeaders {

	private static final HttpField EXPOSED = new PreEncodedHttpField(HttpHeader.ACCESS_CONTROL_EXPOSE_HEADERS,
			String.join(", ", AllowedOrigins.EXPOSED_HEADERS));

	private static final HttpField VARY = new PreEncodedHttpField(HttpHeader.VARY, "Origin");

	private final List<String> origins;

	/**
	 * Creates headers.
	 * @param settings say which sites are known
	 */
	public CrossOriginHeaders(SecuritySettings settings) {
		this.origins = settings.cors().allowedOrigins();
	}

	/**
	 * Adds the headers, if the request is of a page that may ask.
	 * @param path its decoded path inside of the application
	 */
	public void addTo(HttpFields request, String path, HttpFields.Mutable answer) {
		if (this.origins.isEmpty() || !AllowedOrigins.PATHS.contains(path)) {
			return;
		}
		answer.add(VARY);
		String origin = request.get(HttpHeader.ORIGIN);
		if (origin != null && this.origins.contains(origin)) {
			answer.put(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
			answer.put(EXPOSED);
		}
	}

}
