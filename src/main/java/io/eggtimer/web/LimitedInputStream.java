package io.eggtimer.web;

import java.io.IOException;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * A request body that ends in a 413 when it turns out longer than allowed, and in a 408
 * when it takes longer than allowed.
 */
class LimitedInputStream extends ServletInputStream {

	private final ServletInputStream body;

	private final BodyLimit limit;

	private final long start = System.nanoTime();

	private long read;

	private long discardable;

	/**
	 * Limits a body.
	 * @param body the body as the client sends it
	 * @param limit what it may be, from now on
	 */
	LimitedInputStream(ServletInputStream body, BodyLimit limit) {
		this.body = body;
		this.limit = limit;
		this.discardable = limit.discardedBytes();
	}

	/**
	 * Returns the exception for a body over the limit. It is no {@link IOException}: the
	 * JSON parser would wrap that into one of its own.
	 */
	static ResponseStatusException tooLarge(BodyLimit limit) {
		return new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE,
				"The body must not be larger than %d bytes.".formatted(limit.bytes()));
	}

	/**
	 * Reads and drops the rest of the body. If that is too much, Jetty cuts the
	 * connection after the answer.
	 */
	void discard() {
		try {
			this.discardable -= this.body.skip(this.discardable);
		}
		catch (IOException ex) {
			// the client is gone or stalls: no reason for another answer
			this.discardable = 0;
		}
	}

	@Override
	public int read() throws IOException {
		byte[] next = new byte[1];
		return (read(next, 0, 1) == -1) ? -1 : Byte.toUnsignedInt(next[0]);
	}

	@Override
	public int read(byte[] buffer, int offset, int length) throws IOException {
		try {
			int count = this.body.read(buffer, offset, length);
			requireInTime();
			count(Math.max(count, 0));
			return count;
		}
		catch (IOException ex) {
			this.discardable = 0; // nor wait for a stalled client once more
			throw ex;
		}
	}

	@Override
	public int available() throws IOException {
		return this.body.available();
	}

	private void requireInTime() {
		if (System.nanoTime() - this.start > this.limit.deadline().toNanos()) {
			this.discardable = 0;
			throw new ResponseStatusException(HttpStatus.REQUEST_TIMEOUT,
					"The body must not take longer than %d seconds.".formatted(this.limit.deadline().toSeconds()));
		}
	}

	private void count(int bytes) {
		this.read += bytes;
		if (this.read > this.limit.bytes()) {
			discard();
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
