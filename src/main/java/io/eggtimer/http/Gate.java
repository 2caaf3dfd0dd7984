package io.eggtimer.http;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Lets a bounded number of requests of one kind be answered at the same time. */
final class Gate {

	private final int limit;

	private final AtomicInteger active = new AtomicInteger();

	private final AtomicLong rejected = new AtomicLong();

	Gate(int limit) {
		this.limit = limit;
	}

	/** Returns whether there was room; never waits. */
	boolean enter() {
		if (this.active.incrementAndGet() <= this.limit) {
			return true;
		}
		leave();
		return false;
	}

	void leave() {
		this.active.decrementAndGet();
	}

	void countRejection() {
		this.rejected.incrementAndGet();
	}

	int limit() {
		return this.limit;
	}

	int active() {
		return this.active.get();
	}

	long rejected() {
		return this.rejected.get();
	}

}
