package io.eggtimer.web;

import java.io.IOException;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** A request body that ends in a 413 when it turns out longer than allowed. */
class LimitedInputStream extends ServletInputStream {

	/**
	 * How much of a body that is too long is read and dropped, so that a client which
	 * sends before it listens gets to see the answer instead of a reset connection. A
	 * choice, the same as {@code server.tomcat.max-swallow-size}, which does not help
	 * clients that were told to continue.
	 */
	private static final long DRAIN_BYTES = 2 * 1024 * 1024;

	private final ServletInputStream body;

	private final long limit;

	private long read;

	LimitedInputStream(ServletInputStream body, long limit) {
		this.body = body;
		this.limit = limit;
	}

	/**
	 * Returns the exception for a body over the limit. It is no {@link IOException}: the
	 * JSON parser would wrap that into one of its own.
	 */
	static ResponseStatusException tooLarge(long limit) {
		return new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE,
				"The body must not be larger than %d bytes.".formatted(limit));
	}

	@Override
	public int read() throws IOException {
		int next = this.body.read();
		count((next != -1) ? 1 : 0);
		return next;
	}

	@Override
	public int read(byte[] buffer, int offset, int length) throws IOException {
		int count = this.body.read(buffer, offset, length);
		count(Math.max(count, 0));
		return count;
	}

	private void count(int bytes) throws IOException {
		this.read += bytes;
		if (this.read > this.limit) {
			this.body.skip(DRAIN_BYTES);
			throw tooLarge(this.limit);
		}
	}

	@Override
	public boolean isFinished() {
		return this.body.isFinished();
	}

	@Override
	public boolean isReady() {
		return this.body.isReady();
	}

	@Override
	public void setReadListener(ReadListener listener) {
		this.body.setReadListener(listener);
	}

}
