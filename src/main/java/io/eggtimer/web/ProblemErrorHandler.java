package io.eggtimer.web;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;

import io.eggtimer.security.SecurityHeaders;

/**
 * Writes a problem document for what never reaches Spring, or escapes it: requests that
 * Jetty cannot parse or refuses, and exceptions of filters. Jetty's own handler would
 * write an HTML page.
 */
class ProblemErrorHandler implements Request.Handler {

	/** Nothing in it comes from the request, so nothing needs to be escaped. */
	private static final String DOCUMENT = """
			{"type":"%s","title":"%s","status":%d,"detail":"%s"}""";

	@Override
	public boolean handle(Request request, Response response, Callback callback) {
		HttpStatusCode status = HttpStatusCode.valueOf(response.getStatus());
		ProblemType type = ProblemType.of(status);
		// an error clears all headers
		SecurityHeaders.addTo(response.getHeaders(), request.isSecure());
		response.getHeaders().put(HttpHeader.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		if (!request.getConnectionMetaData().isPersistent()) {
			// Jetty does not say so if it could not even parse the version
			response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
		}
		Content.Sink.write(response, true, DOCUMENT.formatted(type.urn(), type.title(), status.value(), detail(status)),
				callback);
		return true;
	}

	private static String detail(HttpStatusCode status) {
		if (status.isSameCodeAs(HttpStatus.BAD_REQUEST)) {
			return "The request line, a header, the path or the framing of the body is malformed.";
		}
		HttpStatus known = HttpStatus.resolve(status.value());
		return "The server refused the request" + ((known != null) ? ": " + known.getReasonPhrase() : "") + ".";
	}

}
