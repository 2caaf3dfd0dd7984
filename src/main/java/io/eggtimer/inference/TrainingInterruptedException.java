package io.eggtimer.inference;

/** Thrown when a training is given up because its thread was interrupted. */
public class TrainingInterruptedException extends RuntimeException {

	public TrainingInterruptedException() {
		super("The training was interrupted");
	}

}
