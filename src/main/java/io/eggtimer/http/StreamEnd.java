package io.eggtimer.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/**
 * Reads and drops what a client sends of a stream after its answer, say a refusal, so
 * that it gets to see that, and can go on with the connection. No thread waits for it.
 */
final class StreamEnd extends Callback.Nested {

	private static final ProblemDocument ANSWERED = new ProblemDocument(ProblemType.INVALID_REQUEST,
			"The stream has been answered.");

	private final Request request;

	StreamEnd(Request request, Callback callback) {
		super(callback);
		this.request = request;
	}

	@Override
	public void succeeded() {
		if (isSparedSending()) {
			super.succeeded();
			return;
		}
		new BodyLoader(this.request, BodyLimit.STREAM, BodyMemory.NONE, ANSWERED, (rest) -> super.succeeded()).run();
	}

	/** Returns whether the client waits to be told to send, and was not. */
	private boolean isSparedSending() {
		return this.request.getHeaders().contains(HttpHeader.EXPECT) && Request.getContentBytesRead(this.request) == 0;
	}

}
