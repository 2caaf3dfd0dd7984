package io.eggtimer.web;

import java.util.List;

/** Thrown when a request can be read but does not ask what this service answers. */
class InvalidRequestException extends RuntimeException {

	private final transient List<FieldProblem> errors;

	/**
	 * Creates the exception.
	 * @param message what is wrong, for the client
	 * @param errors the faulty fields, if fields are at fault
	 */
	InvalidRequestException(String message, List<FieldProblem> errors) {
		super(message);
		this.errors = List.copyOf(errors);
	}

	List<FieldProblem> errors() {
		return this.errors;
	}

}
