package io.eggtimer.evaluation;

/** Thrown when an evaluation cannot be done as it was asked for. */
class EvaluationException extends RuntimeException {

	EvaluationException(String message, Throwable cause) {
		super(message, cause);
	}

}
