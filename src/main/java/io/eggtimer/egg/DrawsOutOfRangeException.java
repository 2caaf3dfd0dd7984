package io.eggtimer.egg;

/** Thrown when a caller asks for a number of draws that the model does not have. */
public class DrawsOutOfRangeException extends RuntimeException {

	/**
	 * Creates the exception.
	 * @param available how many draws the model in use has
	 */
	public DrawsOutOfRangeException(int available) {
		super("must be from 1 to " + available);
	}

}
