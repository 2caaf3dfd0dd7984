package io.eggtimer.serving;

import org.jspecify.annotations.Nullable;

/** Thrown when the service cannot come by a model, and has to end. */
class ModelUnavailableException extends RuntimeException {

	private final String action;

	/**
	 * Creates the exception.
	 * @param message what is wrong
	 * @param action what the operator should do
	 * @param cause the reason, if there is one
	 */
	ModelUnavailableException(String message, String action, @Nullable Throwable cause) {
		super(message, cause);
		this.action = action;
	}

	/** Returns what the operator should do. */
	String action() {
		return this.action;
	}

}
