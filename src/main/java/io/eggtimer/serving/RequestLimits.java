package io.eggtimer.serving;

import java.time.Duration;

/**
 * How many requests are answered at the same time, computing or waiting for their turn,
 * bound from {@code eggtimer.limits.*}; {@code application.yml} holds the defaults. More
 * are refused at once. Each has a thread of the server, so that one kind cannot take
 * those of another.
 *
 * @param questions single eggs; 0 for {@value #QUESTIONS_PER_THREAD} per computing thread
 * @param arrays JSON arrays of eggs; 0 for {@value #ARRAYS_PER_THREAD} per computing
 * thread
 * @param streams streams of eggs, and of the progress
 * @param others requests for anything else but health
 * @param maxWait how long an egg may wait for its turn to compute
 */
public record RequestLimits(int questions, int arrays, int streams, int others, Duration maxWait) {

	/**
	 * Under a full load, an egg then waits for some 30 others on its thread: a few
	 * milliseconds with the default network.
	 */
	private static final int QUESTIONS_PER_THREAD = 32;

	/** An array may be 10,000 eggs; each is held in memory. */
	private static final int ARRAYS_PER_THREAD = 4;

	/** A choice: a thread each. */
	private static final int MAX = 10_000;

	/**
	 * Creates limits.
	 * @throws IllegalArgumentException if a value is out of range
	 */
	public RequestLimits {
		require("questions", questions, 0);
		require("arrays", arrays, 0);
		require("streams", streams, 1);
		require("others", others, 1);
		if (maxWait == null || maxWait.isNegative() || maxWait.isZero()) {
			throw new IllegalArgumentException("limits.max-wait must be longer than 0, got " + maxWait);
		}
	}

	/** Returns the same with numbers for that many computing threads in place of 0. */
	RequestLimits forThreads(int threads) {
		return new RequestLimits((this.questions > 0) ? this.questions : Math.min(QUESTIONS_PER_THREAD * threads, MAX),
				(this.arrays > 0) ? this.arrays : ARRAYS_PER_THREAD * threads, this.streams, this.others, this.maxWait);
	}

	private static void require(String name, int value, int min) {
		if (value < min || value > MAX) {
			throw new IllegalArgumentException(
					"limits.%s must be from %d to %d, got %d".formatted(name, min, MAX, value));
		}
	}

}
