package io.eggtimer.http;

import java.util.concurrent.atomic.AtomicLong;

/** Bounds the bytes of all bodies that are coming in, so that none of them needs to. */
final class BodyMemory {

	/** A choice: while it is read, a body may take three times its size. */
	private static final int SHARE_OF_HEAP = 8;

	private final AtomicLong free;

	/**
	 * Creates a bound.
	 * @param bytes most bytes at the same time
	 */
	BodyMemory(long bytes) {
		this.free = new AtomicLong(bytes);
	}

	static BodyMemory ofThisProcess() {
		return new BodyMemory(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
	}

	/** Returns whether there was room. */
	boolean reserve(long bytes) {
		if (this.free.addAndGet(-bytes) >= 0) {
			return true;
		}
		release(bytes);
		return false;
	}

	void release(long bytes) {
		this.free.addAndGet(bytes);
	}

}
