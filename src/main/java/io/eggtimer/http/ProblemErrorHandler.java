package io.eggtimer.http;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

import io.eggtimer.security.SecurityHeaders;

/**
 * Writes a problem document for what never reaches Spring, or escapes it: requests that
 * Jetty cannot parse or refuses, and exceptions of filters. Jetty's own handler would
 * write an HTML page.
 */
class ProblemErrorHandler implements Request.Handler {

	@Override
	public boolean handle(Request request, Response response, Callback callback) {
		HttpStatusCode status = HttpStatusCode.valueOf(response.getStatus());
		// an error clears all headers
		SecurityHeaders.addTo(response.getHeaders(), request.isSecure());
		new ProblemDocument(status.value(), ProblemType.of(status), detail(status)).write(request, response, callback);
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
