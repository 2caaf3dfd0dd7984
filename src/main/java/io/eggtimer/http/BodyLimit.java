package io.eggtimer.http;

import java.time.Duration;

/**
 * How large and how slow the body of a request may be, in all; that each part of it comes
 * in time is looked after by {@link JettyCustomizer}.
 *
 * @param bytes its greatest length
 * @param deadline how long all of it may take: each part alone may come in time, and all
 * of them take hours
 * @param discardedBytes how much of a refused body is read and dropped, so that a client
 * which sends before it listens gets to see the answer, and can go on with the connection
 */
record BodyLimit(long bytes, Duration deadline, long discardedBytes) {

	/** A choice, a hundred times more than is taken of one request. */
	private static final long DISCARDED_BYTES = 2 * 1024 * 1024;

	/** The deadline is a choice, as for a body that stalls. */
	static final BodyLimit ONE_REQUEST = new BodyLimit(RequestKind.MAX_QUESTION_BYTES, Duration.ofSeconds(10),
			DISCARDED_BYTES);

	/**
	 * Choices: 4 MiB is 400 bytes for each of 10,000 eggs, indented and with all digits;
	 * they come within a minute at half a megabit per second.
	 */
	static final BodyLimit ARRAY = new BodyLimit(4 * 1024 * 1024, Duration.ofSeconds(60),
			4 * 1024 * 1024 + DISCARDED_BYTES);

	/** Streams are answered while they come, so they may be long, and last. */
	static final BodyLimit STREAM = new BodyLimit(Long.MAX_VALUE, Duration.ofSeconds(10), DISCARDED_BYTES);

	ProblemDocument tooLarge() {
		return new ProblemDocument(ProblemType.PAYLOAD_TOO_LARGE,
				"The body must not be larger than %d bytes.".formatted(this.bytes));
	}

	ProblemDocument tooSlow() {
		return new ProblemDocument(408, ProblemType.INVALID_REQUEST,
				"The body must not take longer than %d seconds.".formatted(this.deadline.toSeconds()));
	}

}
