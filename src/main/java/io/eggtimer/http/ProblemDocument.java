package io.eggtimer.http;

import java.util.Locale;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

import org.springframework.http.MediaType;

/**
 * A problem document that needs nothing but Jetty to be written.
 *
 * @param status its status
 * @param type the kind of problem
 * @param detail what is wrong; nothing in it may come from the request, as nothing is
 * escaped
 */
record ProblemDocument(int status, ProblemType type, String detail) {

	/** A choice: whoever is refused may be lucky as soon as the next answer is given. */
	static final String RETRY_AFTER_SECONDS = "1";

	ProblemDocument(ProblemType type, String detail) {
		this(type.status().value(), type, detail);
	}

	/** Writes the document as the whole answer. */
	void write(Request request, Response response, Callback callback) {
		response.setStatus(this.status);
		response.getHeaders().put(HttpHeader.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		if (this.type == ProblemType.OVERLOADED) {
			response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_AFTER_SECONDS);
		}
		if (!request.getConnectionMetaData().isPersistent()) {
			// Jetty does not say so if it could not even parse the version
			response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
		}
		if (!response.getHeaders().contains(RequestId.HEADER)) { // it came no further
			response.getHeaders().put(RequestId.HEADER, RequestId.of(request.getHeaders().get(RequestId.HEADER)));
		}
		Content.Sink.write(response, true, json(), callback);
	}

	private String json() {
		return String.format(Locale.ROOT, "{\"detail\":\"%s\",\"status\":%d,\"title\":\"%s\",\"type\":\"%s\"}",
				this.detail, this.status, this.type.title(), this.type.urn());
	}

}
