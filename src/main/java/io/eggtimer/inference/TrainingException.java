package io.eggtimer.inference;

/** Thrown when a training ends without a usable posterior. */
public class TrainingException extends RuntimeException {

	/**
	 * Creates the exception.
	 * @param message what happened, and what to change
	 */
	public TrainingException(String message) {
		super(message);
	}

}
