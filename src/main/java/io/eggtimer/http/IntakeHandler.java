package io.eggtimer.http;

import java.util.concurrent.RejectedExecutionException;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

import io.eggtimer.security.CrossOriginHeaders;

/**
 * Takes requests in. First the body, without a thread of its own; then the request is
 * admitted, if there is room for one more of its {@link RequestKind}, or refused at once.
 * So a slow client takes nobody's place, and what waits inside is bounded.
 *
 * <p>
 * Streams are admitted before their body, which is answered while it comes.
 */
final class IntakeHandler extends Handler.Wrapper {

	private static final ProblemDocument OVERLOADED = new ProblemDocument(ProblemType.OVERLOADED,
			"The service has more to do than it can. Try again later.");

	private static final ProblemDocument ENCODED = new ProblemDocument(ProblemType.UNSUPPORTED_MEDIA_TYPE,
			"The body must not have a Content-Encoding.");

	private static final ProblemDocument TRANSFER_CODING = new ProblemDocument(501, ProblemType.INVALID_REQUEST,
			"The only Transfer-Encoding is chunked.");

	private static final ProblemDocument QUERY = new ProblemDocument(ProblemType.INVALID_REQUEST,
			"The query is not percent-encoded UTF-8.");

	private final String contextPath;

	private final String healthPath;

	private final Admission admission;

	private final ShutdownDrain drain;

	private final CrossOriginHeaders crossOrigin;

	private final Deadlines deadlines;

	/**
	 * Creates the handler, in front of all that a server has so far.
	 * @param contextPath path of the application on the server, or empty
	 * @param healthPath path of the Actuator's health inside of the application
	 */
	IntakeHandler(Server server, String contextPath, String healthPath, Admission admission, ShutdownDrain drain,
			CrossOriginHeaders crossOrigin) {
		super(server.getHandler());
		this.contextPath = contextPath;
		this.healthPath = healthPath;
		this.admission = admission;
		this.drain = drain;
		this.crossOrigin = crossOrigin;
		this.deadlines = new Deadlines(server.getScheduler());
	}

	/**
	 * Lets the thread that watches the connections take requests in by itself: it refuses
	 * thousands a second, and leaves the other processors to those that are admitted.
	 */
	@Override
	public InvocationType getInvocationType() {
		return InvocationType.NON_BLOCKING;
	}

	@Override
	public boolean handle(Request request, Response response, Callback callback) {
		if (this.drain.isDraining()) {
			response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
		}
		RequestKind kind = RequestKind.of(request, path(request), this.healthPath);
		ProblemDocument fault = fault(request, kind.body());
		if (fault == null && kind == RequestKind.STREAM) {
			admit(kind, request, response, new StreamEnd(request, callback));
		}
		else if (fault == null && !hasBody(request)) {
			admit(kind, request, response, callback);
		}
		else if (fault != null && request.getHeaders().contains(HttpHeader.EXPECT)) {
			refuse(fault, request, response, callback); // spares the client to send it
		}
		else {
			new BodyLoader(request, kind.body(), this.admission.memory(kind), fault,
					(body) -> loaded(kind, body, request, response, callback))
				.run();
		}
		return true;
	}

	private void loaded(RequestKind kind, BodyLoader body, Request request, Response response, Callback callback) {
		ProblemDocument fault = body.fault();
		if (fault == null) {
			admit(kind, body.loaded(), response, callback);
			return;
		}
		if (fault == ENCODED) {
			// as RFC 9110, 15.5.16, asks: the media type is not what is unsupported
			response.getHeaders().put(HttpHeader.ACCEPT_ENCODING, HttpHeaderValue.IDENTITY);
		}
		if (fault.type() == ProblemType.OVERLOADED) {
			this.admission.gate(kind).countRejection();
		}
		if (!body.isAtEnd()) {
			response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
		}
		refuse(fault, request, response, callback);
	}

	private void admit(RequestKind kind, Request request, Response response, Callback callback) {
		Gate gate = this.admission.gate(kind);
		if (!gate.enter()) {
			gate.countRejection();
			refuse(OVERLOADED, request, response, callback);
			return;
		}
		Exchange exchange = Exchange.begin(request, kind.deadline(), callback, this.deadlines);
		try {
			getServer().getThreadPool().execute(() -> answer(request, response, exchange, gate));
		}
		catch (RejectedExecutionException ex) {
			gate.leave(); // the server stops
			Response.writeError(request, response, exchange, HttpStatus.SERVICE_UNAVAILABLE_503);
		}
	}

	/**
	 * Has a request answered. Its place is free as soon as the answer is made: one that
	 * fits into a buffer is sent without a thread, however slowly the client takes it.
	 */
	private void answer(Request request, Response response, Exchange exchange, Gate gate) {
		try {
			if (!super.handle(request, response, exchange)) {
				Response.writeError(request, response, exchange, HttpStatus.NOT_FOUND_404);
			}
		}
		catch (Throwable ex) {
			Response.writeError(request, response, exchange, ex);
		}
		finally {
			gate.leave();
		}
	}

	private void refuse(ProblemDocument problem, Request request, Response response, Callback callback) {
		this.crossOrigin.addTo(request.getHeaders(), path(request), response.getHeaders());
		problem.write(request, response, callback);
	}

	/** Returns the decoded path inside of the application. */
	private String path(Request request) {
		String path = Request.getPathInContext(request);
		return path.startsWith(this.contextPath) ? path.substring(this.contextPath.length()) : path;
	}

	private static boolean hasBody(Request request) {
		HttpFields headers = request.getHeaders();
		return headers.getLongField(HttpHeader.CONTENT_LENGTH) > 0 || headers.contains(HttpHeader.TRANSFER_ENCODING);
	}

	/** Returns what is wrong with a request, as far as its headers tell. */
	private static @Nullable ProblemDocument fault(Request request, BodyLimit limit) {
		HttpFields headers = request.getHeaders();
		if (hasOther(headers, HttpHeader.TRANSFER_ENCODING, HttpHeaderValue.CHUNKED)) {
			return TRANSFER_CODING;
		}
		if (hasOther(headers, HttpHeader.CONTENT_ENCODING, HttpHeaderValue.IDENTITY)) {
			return ENCODED;
		}
		if (headers.getLongField(HttpHeader.CONTENT_LENGTH) > limit.bytes()) {
			return limit.tooLarge();
		}
		return hasMalformedQuery(request) ? QUERY : null;
	}

	/** Whoever reads parameters later would fail, with a 500. */
	private static boolean hasMalformedQuery(Request request) {
		if (request.getHttpURI().getQuery() == null) {
			return false;
		}
		try {
			Request.extractQueryParameters(request);
			return false;
		}
		catch (IllegalArgumentException | IllegalStateException ex) {
			return true;
		}
	}

	private static boolean hasOther(HttpFields headers, HttpHeader name, HttpHeaderValue known) {
		for (HttpField header : headers) {
			if (header.getHeader() == name && !known.is(header.getValue())) {
				return true;
			}
		}
		return false;
	}

}
