package io.eggtimer.egg;

/** Thrown when a model is still being loaded or trained; try again later. */
public class ModelNotReadyException extends RuntimeException {

	public ModelNotReadyException() {
		super("No model is ready yet; it is being loaded or trained");
	}

}
