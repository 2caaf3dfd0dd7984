package io.eggtimer.dataset;

/**
 * Labelled rows as a network takes them.
 *
 * @param features standardised features, shape [N, D]
 * @param outcomes index of each row's class, shape [N]
 */
public record ScaledRows(float[][] features, int[] outcomes) {

	/**
	 * Creates rows.
	 * @throws IllegalArgumentException if the lengths differ
	 */
	public ScaledRows {
		if (features.length != outcomes.length) {
			throw new IllegalArgumentException(
					"Need as many rows as outcomes, got %d and %d".formatted(features.length, outcomes.length));
		}
	}

	/** Returns the number of rows, {@code N}. */
	public int size() {
		return this.outcomes.length;
	}

}
