package io.eggtimer.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/**
 * Takes in a whole body without holding a thread while the client is slow. Of a body that
 * is refused, so much is read and dropped as its {@link BodyLimit} says.
 */
final class BodyLoader implements Invocable.Task {

	private static final ByteBuffer EMPTY = ByteBuffer.allocate(0).asReadOnlyBuffer();

	private static final ProblemDocument UNREADABLE = new ProblemDocument(ProblemType.INVALID_REQUEST,
			"The body cannot be read to its end.");

	private static final ProblemDocument NO_MEMORY = new ProblemDocument(ProblemType.OVERLOADED,
			"Too many large bodies are being sent to this service.");

	private final Request request;

	private final BodyLimit limit;

	private final BodyMemory memory;

	private final Consumer<BodyLoader> done;

	private final long start = NanoTime.now();

	private ByteBuffer body = EMPTY;

	private @Nullable ByteArrayOutputStream parts;

	private long dropped;

	private @Nullable ProblemDocument fault;

	private boolean atEnd;

	/**
	 * Creates a loader.
	 * @param fault why the body is refused in any case; {@code null} to take it in
	 * @param done called when there is nothing more to read; must not block
	 */
	BodyLoader(Request request, BodyLimit limit, BodyMemory memory, @Nullable ProblemDocument fault,
			Consumer<BodyLoader> done) {
		this.request = request;
		this.limit = limit;
		this.memory = memory;
		this.fault = fault;
		this.done = done;
	}

	/** Reads what is there, and comes back when there is more. Does not block. */
	@Override
	public void run() {
		if (read()) {
			this.done.accept(this);
		}
	}

	@Override
	public InvocationType getInvocationType() {
		return InvocationType.NON_BLOCKING;
	}

	/** Returns whether all is read that is to be read. */
	private boolean read() {
		while (true) {
			Content.Chunk chunk = this.request.read();
			if (chunk == null) {
				this.request.demand(this);
				return false;
			}
			if (Content.Chunk.isFailure(chunk)) {
				refuse((chunk.getFailure() instanceof TimeoutException) ? this.limit.tooSlow() : UNREADABLE);
				return true;
			}
			take(chunk.getByteBuffer());
			chunk.release();
			if (chunk.isLast()) {
				finish();
				return true;
			}
			if (NanoTime.since(this.start) > this.limit.deadline().toNanos()) {
				refuse(this.limit.tooSlow());
				return true;
			}
			if (this.dropped > this.limit.discardedBytes()) {
				return true;
			}
		}
	}

	private void take(ByteBuffer part) {
		if (!part.hasRemaining()) {
			return;
		}
		if (this.fault == null && size() + part.remaining() > this.limit.bytes()) {
			refuse(this.limit.tooLarge());
		}
		if (this.fault != null) {
			this.dropped += part.remaining();
		}
		else if (this.parts == null && part.remaining() == this.request.getLength()) {
			// nearly always: all of it came with the headers
			this.body = ByteBuffer.wrap(BufferUtil.toArray(part));
		}
		else if (this.memory.reserve(part.remaining())) {
			append(BufferUtil.toArray(part));
		}
		else {
			refuse(NO_MEMORY);
			this.dropped += part.remaining();
		}
	}

	private void append(byte[] part) {
		if (this.parts == null) {
			this.parts = new ByteArrayOutputStream();
		}
		this.parts.writeBytes(part);
	}

	private long size() {
		return (this.parts != null) ? this.parts.size() : 0;
	}

	/**
	 * What is loaded counts no longer: the number of requests that are let in bounds it.
	 */
	private void finish() {
		this.atEnd = true;
		if (this.parts != null) {
			this.body = ByteBuffer.wrap(this.parts.toByteArray());
			releaseMemory();
		}
	}

	private void refuse(ProblemDocument fault) {
		releaseMemory();
		if (this.fault == null) {
			this.fault = fault;
		}
	}

	private void releaseMemory() {
		if (this.parts != null) {
			this.memory.release(this.parts.size());
			this.parts = null;
		}
	}

	/** Returns why the body was refused, {@code null} if it was not. */
	@Nullable ProblemDocument fault() {
		return this.fault;
	}

	/** Returns whether the connection can go on after the answer. */
	boolean isAtEnd() {
		return this.atEnd;
	}

	/** Returns the request, with the body in place of what was read from the client. */
	Request loaded() {
		return new LoadedRequest(this.request, this.body);
	}

}
