package io.eggtimer.web;

import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * How large and how slow the body of a request may be, in all; that each part of it comes
 * in time is looked after by {@link JettyCustomizer}.
 *
 * @param bytes its greatest length
 * @param deadline how long all of it may take: each part alone may come in time, and
 * still hold a thread for hours
 * @param discardedBytes how much of a refused body is read and dropped, so that a client
 * which sends before it listens gets to see the answer, and can go on with the connection
 */
record BodyLimit(long bytes, Duration deadline, long discardedBytes) {

	/** A choice: an honest request has less than 100 bytes. */
	static final int ONE_REQUEST_BYTES = 16 * 1024;

	/** A choice, a hundred times more than is taken of one request. */
	private static final long DISCARDED_BYTES = 2 * 1024 * 1024;

	/** The deadline is a choice, as for a body that stalls. */
	private static final BodyLimit ONE_REQUEST = new BodyLimit(ONE_REQUEST_BYTES, Duration.ofSeconds(10),
			DISCARDED_BYTES);

	/**
	 * Choices: 4 MiB is 400 bytes for each of 10,000 eggs, indented and with all digits;
	 * they come within a minute at half a megabit per second.
	 */
	private static final BodyLimit ARRAY = new BodyLimit(4 * 1024 * 1024, Duration.ofSeconds(60),
			4 * 1024 * 1024 + DISCARDED_BYTES);

	/** Streams are answered while they come, so they may be long, and last. */
	private static final BodyLimit STREAM = new BodyLimit(Long.MAX_VALUE, Duration.ofNanos(Long.MAX_VALUE),
			DISCARDED_BYTES);

	/** Returns the limit for a request: the one place that says which applies where. */
	static BodyLimit of(HttpServletRequest request) {
		if (!request.getServletPath().equals(BatchController.PATH) || !HttpMethod.POST.matches(request.getMethod())) {
			return ONE_REQUEST;
		}
		MediaType type = contentType(request);
		if (MediaType.APPLICATION_NDJSON.equalsTypeAndSubtype(type) || BatchController.CSV.equalsTypeAndSubtype(type)) {
			return STREAM;
		}
		return MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type) ? ARRAY : ONE_REQUEST;
	}

	private static MediaType contentType(HttpServletRequest request) {
		try {
			String type = request.getContentType();
			return (type != null) ? MediaType.parseMediaType(type) : MediaType.ALL;
		}
		catch (InvalidMediaTypeException ex) {
			return MediaType.ALL; // it will be refused
		}
	}

}
