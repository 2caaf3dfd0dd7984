package io.eggtimer.serving;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.eggtimer.egg.OverloadedException;

/**
 * Lets a bounded number of threads compute at the same time, in the order in which they
 * came.
 */
final class Turns {

	private final Semaphore free;

	private final long maxWaitNanos;

	/**
	 * Creates turns.
	 * @param count how many threads may compute at the same time, at least 1
	 * @param maxWait how long to wait for a turn
	 */
	Turns(int count, Duration maxWait) {
		this.free = new Semaphore(count, true);
		this.maxWaitNanos = maxWait.toNanos();
	}

	/**
	 * Computes something when it is the caller's turn.
	 * @throws OverloadedException if it does not come in time
	 */
	<T> T take(Supplier<T> work) {
		acquire();
		try {
			return work.get();
		}
		finally {
			this.free.release();
		}
	}

	/** An interrupt does not end it, as it never lasts long; but it is not lost. */
	private void acquire() {
		boolean interrupted = Thread.interrupted();
		try {
			long deadline = System.nanoTime() + this.maxWaitNanos;
			while (true) {
				try {
					if (this.free.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
						return;
					}
					throw new OverloadedException();
				}
				catch (InterruptedException ex) {
					interrupted = true;
				}
			}
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	/** Returns about how many wait. */
	int waiting() {
		return this.free.getQueueLength();
	}

}
