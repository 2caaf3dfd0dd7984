package io.eggtimer.serving;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Lets a bounded number of threads compute at the same time, in the order in which they
 * came.
 */
final class Turns {

	private final Semaphore free;

	/**
	 * Creates turns.
	 * @param count how many threads may compute at the same time, at least 1
	 */
	Turns(int count) {
		this.free = new Semaphore(count, true);
	}

	/** Computes something when it is the caller's turn. */
	<T> T take(Supplier<T> work) {
		this.free.acquireUninterruptibly(); // never for long
		try {
			return work.get();
		}
		finally {
			this.free.release();
		}
	}

}
