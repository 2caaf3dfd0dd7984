package io.eggtimer.http;

import java.net.URI;
import java.util.Locale;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/**
 * The kinds of problem that clients can tell apart, each a stable URN.
 */
public enum ProblemType {

	/** The request is malformed, or its fields are; see {@code errors}. */
	INVALID_REQUEST(400, "Invalid request"),

	/** The request needs credentials; see the {@code WWW-Authenticate} header. */
	UNAUTHORIZED(401, "Unauthorized"),

	/** This caller may not do this. */
	FORBIDDEN(403, "Forbidden"),

	/** There is nothing at this path. */
	NOT_FOUND(404, "Not found"),

	/** The model version in use was published without a summary of its data. */
	NO_SUMMARY(404, "No summary"),

	/** The path does not know this method; see the {@code Allow} header. */
	METHOD_NOT_ALLOWED(405, "Method not allowed"),

	/** The path has no representation of an accepted media type. */
	NOT_ACCEPTABLE(406, "Not acceptable"),

	/** The body is larger than the path takes. */
	PAYLOAD_TOO_LARGE(413, "Payload too large"),

	/** The body's media type, or its content coding, is not one that the path reads. */
	UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),

	/** No model is ready yet; see the {@code Retry-After} header. */
	NOT_READY(503, "Not ready"),

	/** More is asked than can be answered; see the {@code Retry-After} header. */
	OVERLOADED(503, "Overloaded"),

	/** The fault is the service's own; its log has the cause. */
	INTERNAL_ERROR(500, "Internal error");

	private final int status;

	private final String title;

	private final URI urn;

	ProblemType(int status, String title) {
		this.status = status;
		this.title = title;
		this.urn = URI.create("urn:eggtimer:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
	}

	/**
	 * Returns the type for a status. One without its own type is either the client's
	 * doing, as 431 (headers too large), 501 (unknown transfer coding) and 505 (unknown
	 * version of HTTP) are, and so an invalid request, or an internal error.
	 */
	public static ProblemType of(HttpStatusCode status) {
		for (ProblemType type : values()) {
			if (type.status == status.value()) {
				return type;
			}
		}
		boolean ours = status.is5xxServerError() && status.value() != 501 && status.value() != 505;
		return ours ? INTERNAL_ERROR : INVALID_REQUEST;
	}

	/** Returns a problem document of this type for Spring to write. */
	public ProblemDetail problem(String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status(), detail);
		describe(problem);
		return problem;
	}

	/** Gives a problem document this type and its title. */
	public void describe(ProblemDetail problem) {
		problem.setType(this.urn);
		problem.setTitle(this.title);
	}

	public HttpStatusCode status() {
		return HttpStatusCode.valueOf(this.status);
	}

	public String title() {
		return this.title;
	}

	public URI urn() {
		return this.urn;
	}

}
