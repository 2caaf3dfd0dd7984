package io.eggtimer.web;

import java.io.IOException;
import java.io.Writer;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;

/**
 * Writes a problem document for what never reaches Spring, or escapes it: requests that
 * Tomcat cannot parse or refuses, and exceptions of filters. Tomcat's own valve would
 * write an HTML page.
 */
class ProblemReportValve extends ErrorReportValve {

	/** Nothing in it comes from the request, so nothing needs to be escaped. */
	private static final String DOCUMENT = """
			{"type":"%s","title":"%s","status":%d,"detail":"%s"}""";

	@Override
	protected void report(Request request, Response response, Throwable thrown) {
		HttpStatusCode status = HttpStatusCode.valueOf(response.getStatus());
		if (!status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
			return;
		}
		ProblemType type = ProblemType.of(status);
		try {
			response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
			response.setCharacterEncoding("UTF-8");
			Writer writer = response.getReporter();
			if (writer != null) { // else it is too late to write
				writer.write(DOCUMENT.formatted(type.urn(), type.title(), status.value(), detail(status)));
				response.finishResponse();
			}
		}
		catch (IOException ex) {
			getContainer().getLogger().debug("Could not report status " + status.value(), ex);
		}
	}

	private static String detail(HttpStatusCode status) {
		if (status.isSameCodeAs(HttpStatus.BAD_REQUEST)) {
			return "The request line, a header or the path is malformed or too long.";
		}
		HttpStatus known = HttpStatus.resolve(status.value());
		return "The server refused the request" + ((known != null) ? ": " + known.getReasonPhrase() : "") + ".";
	}

}
