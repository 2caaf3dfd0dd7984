package io.eggtimer.web;

import java.util.ArrayList;
import java.util.List;

/** Collects the faulty fields of a request, up to a limit. */
class FieldErrors {

	/** A choice: enough to mend any honest request, and bounds the answer to the rest. */
	private static final int MAX_ERRORS = 20;

	private final List<FieldProblem> errors = new ArrayList<>();

	/**
	 * Adds a fault, unless there are enough.
	 * @param prefix comes before the name
	 * @param name the field's name, of any length
	 * @param message what is wrong, to be read after the name
	 */
	void add(String prefix, String name, String message) {
		if (!isFull()) {
			FieldProblem problem = FieldProblem.of(name, message);
			this.errors.add(new FieldProblem(prefix + problem.field(), message));
		}
	}

	/**
	 * Adds a field that a request does not have.
	 * @param prefix comes before the name
	 * @param name the field's name, of any length
	 * @param known the fields that it has
	 */
	void addUnknown(String prefix, String name, List<String> known) {
		add(prefix, name, "is not a field of this request; its fields are " + String.join(", ", known));
	}

	int count() {
		return this.errors.size();
	}

	boolean isFull() {
		return this.errors.size() == MAX_ERRORS;
	}

	/**
	 * Ends a request with faults.
	 * @throws InvalidRequestException if there are any
	 */
	void throwIfAny() {
		if (count() > 0) {
			throw new InvalidRequestException("The request has faulty fields.", this.errors);
		}
	}

}
