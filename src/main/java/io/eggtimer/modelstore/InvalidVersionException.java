package io.eggtimer.modelstore;

/** Thrown when a version on disk is not what was published; the message says why. */
class InvalidVersionException extends Exception {

	InvalidVersionException(String message) {
		super(message);
	}

	InvalidVersionException(String message, Throwable cause) {
		super(message, cause);
	}

}
