package io.eggtimer.web;

import java.util.List;

import org.springframework.http.ProblemDetail;

import io.eggtimer.egg.DrawsOutOfRangeException;
import io.eggtimer.http.ProblemType;

/** Thrown when a request can be read but does not ask what this service answers. */
class InvalidRequestException extends RuntimeException {

	private final transient List<FieldProblem> errors;

	/**
	 * Creates the exception.
	 * @param message what is wrong, for the client
	 * @param errors the faulty fields, if fields are at fault
	 */
	InvalidRequestException(String message, List<FieldProblem> errors) {
		super(message, null, false, false); // a stream may have many
		this.errors = List.copyOf(errors);
	}

	static InvalidRequestException of(DrawsOutOfRangeException invalid) {
		return new InvalidRequestException("The model does not have as many draws.",
				List.of(FieldProblem.of(QuestionReader.DRAWS.name(), String.valueOf(invalid.getMessage()))));
	}

	List<FieldProblem> errors() {
		return this.errors;
	}

	/** Returns the problem document. */
	ProblemDetail problem() {
		ProblemDetail problem = ProblemType.INVALID_REQUEST.problem(String.valueOf(getMessage()));
		if (!this.errors.isEmpty()) {
			problem.setProperty("errors", this.errors);
		}
		return problem;
	}

}
