package io.eggtimer.http;

import java.nio.ByteBuffer;

import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** A request of which all the body is there. */
final class LoadedRequest extends Request.Wrapper {

	private Content.Chunk next;

	LoadedRequest(Request request, ByteBuffer body) {
		super(request);
		this.next = body.hasRemaining() ? Content.Chunk.from(body, true) : Content.Chunk.EOF;
	}

	@Override
	public Content.Chunk read() {
		Content.Chunk chunk = this.next;
		this.next = Content.Chunk.next(chunk);
		return chunk;
	}

	@Override
	public void demand(Runnable onContent) {
		getContext().execute(onContent); // there always is
	}

}
