package io.eggtimer.serving;

/** The version in use was published by a program that did not summarise its data. */
public class NoSummaryException extends RuntimeException {

	private static final long serialVersionUID = 1;

	/**
	 * Creates an exception.
	 * @param version the version in use
	 */
	public NoSummaryException(String version) {
		super("Model version %s has no summary; train a new one to have it".formatted(version));
	}

}
