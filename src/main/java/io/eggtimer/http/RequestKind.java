package io.eggtimer.http;

import java.time.Duration;
import java.util.Locale;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;

/**
 * What a request asks for, as far as it decides how it is taken in: how long its body may
 * be, how many of its kind are answered at the same time, and how long that may take.
 */
public enum RequestKind {

	/** Whether one egg is done, or how long it should boil. */
	QUESTION(BodyLimit.ONE_REQUEST, Duration.ofSeconds(30)),

	/** Many eggs, as one JSON array. */
	ARRAY(BodyLimit.ARRAY, Duration.ofMinutes(5)),

	/** Many eggs, one a line; or how the service comes by its model, as it does. */
	STREAM(BodyLimit.STREAM, Duration.ofHours(1)),

	/** Whether the service is alive and ready: to be answered when nothing else is. */
	HEALTH(BodyLimit.ONE_REQUEST, Duration.ofSeconds(30)),

	/** Everything else. */
	OTHER(BodyLimit.ONE_REQUEST, Duration.ofSeconds(30));

	/** The path of one question. */
	public static final String QUESTION_PATH = "/predict";

	/** The path of the question how long an egg should boil. */
	public static final String RECOMMENDATION_PATH = "/recommend";

	/** The path of arrays and streams. */
	public static final String BATCH_PATH = "/predict/batch";

	/** The path of the progress. */
	public static final String PROGRESS_PATH = "/progress";

	/** A choice: an honest question has less than 100 bytes. */
	public static final int MAX_QUESTION_BYTES = 16 * 1024;

	private final BodyLimit body;

	private final Duration deadline;

	RequestKind(BodyLimit body, Duration deadline) {
		this.body = body;
		this.deadline = deadline;
	}

	/**
	 * Returns the kind of a request.
	 * @param path its decoded path inside of the application
	 * @param healthPath path of the Actuator's health
	 */
	static RequestKind of(Request request, String path, String healthPath) {
		if (path.equals("/livez") || path.equals("/readyz")
				|| (path.startsWith(healthPath) && (path + "/").startsWith(healthPath + "/"))) {
			return HEALTH;
		}
		if (path.equals(PROGRESS_PATH) && HttpMethod.GET.is(request.getMethod())) {
			return STREAM;
		}
		if (path.equals(RECOMMENDATION_PATH) && !HttpMethod.POST.is(request.getMethod())) {
			return QUESTION;
		}
		if (!HttpMethod.POST.is(request.getMethod())) {
			return OTHER;
		}
		return switch (path) {
			case QUESTION_PATH -> QUESTION;
			case BATCH_PATH -> switch (mediaType(request)) {
				case "application/json" -> ARRAY;
				case "application/x-ndjson", "text/csv" -> STREAM;
				default -> OTHER; // it will be refused
			};
			default -> OTHER;
		};
	}

	private static String mediaType(Request request) {
		HttpField type = request.getHeaders().getField(HttpHeader.CONTENT_TYPE);
		if (type == null || type.getValue() == null) {
			return "";
		}
		// Jetty's own parser throws at what is not well-formed
		return type.getValue().split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
	}

	/** Returns its name in metrics. */
	String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Returns the limit for its body. */
	BodyLimit body() {
		return this.body;
	}

	/** Returns how long an answer may take, from when the request is admitted. */
	Duration deadline() {
		return this.deadline;
	}

}
