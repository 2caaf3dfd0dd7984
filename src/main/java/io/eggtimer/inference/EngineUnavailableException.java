package io.eggtimer.inference;

/** Thrown when native PyTorch cannot be unpacked or loaded on this machine. */
public class EngineUnavailableException extends RuntimeException {

	/**
	 * Creates the exception.
	 * @param cause what went wrong
	 */
	public EngineUnavailableException(Throwable cause) {
		super("PyTorch cannot be loaded: " + cause, cause);
	}

}
