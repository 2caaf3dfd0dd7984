package io.eggtimer.openapi;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

import io.eggtimer.http.ProblemType;

/**
 * An error (RFC 9457).
 *
 * <p>
 * A class for the document alone: Spring writes problems, or {@code io.eggtimer.http}
 * before that.
 *
 * @param detail what is wrong with this request
 * @param instance path of the request, if it came as far as that
 * @param status status of the answer; of the line's problem in a stream
 * @param title the type in words
 * @param type kind of problem
 * @param errors the faulty fields, if fields are at fault; at most 20
 * @param line in a stream, which line it is about, from 1
 */
public record Problem(String detail,
		@Schema(requiredMode = RequiredMode.NOT_REQUIRED, format = "uri-reference") String instance,
		@Schema(minimum = "400", maximum = "599") int status, String title, ProblemType type,
		@Schema(requiredMode = RequiredMode.NOT_REQUIRED) List<FieldProblem> errors,
		@Schema(requiredMode = RequiredMode.NOT_REQUIRED, minimum = "1") long line) {

	/** Returns the last part of a type's URN, such as {@code not-found}. */
	static String name(ProblemType type) {
		String urn = type.urn().toString();
		return urn.substring(urn.lastIndexOf(':') + 1);
	}

	/**
	 * A faulty field.
	 *
	 * @param field its name, of a batch with its element as in {@code [3].weightGrams}
	 * @param message what is wrong, to be read after the name
	 */
	public record FieldProblem(String field, String message) {
	}

}
