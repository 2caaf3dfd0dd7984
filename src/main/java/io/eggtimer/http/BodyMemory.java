package io.eggtimer.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds the bytes of all bodies of one kind that are coming in and not there yet. A body
 * that comes in one piece needs none of it.
 */
final class BodyMemory {

	/** For bodies that are only dropped. */
	static final BodyMemory NONE = new BodyMemory(0);

	private final AtomicLong free;

	/**
	 * Creates a bound.
	 * @param bytes most bytes at the same time
	 */
	BodyMemory(long bytes) {
		this.free = new AtomicLong(bytes);
	}

	/** Returns a bound of one part in so many of the greatest heap. */
	static BodyMemory ofHeap(int parts) {
		return new BodyMemory(Runtime.getRuntime().maxMemory() / parts);
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
