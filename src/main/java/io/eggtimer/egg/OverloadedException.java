package io.eggtimer.egg;

/** Thrown when a question has waited too long for its turn; try again later. */
public class OverloadedException extends RuntimeException {

	public OverloadedException() {
		super("The service has more to do than it can", null, false, false); // there may
																				// be many
	}

}
