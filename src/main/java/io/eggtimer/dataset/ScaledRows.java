package io.eggtimer.dataset;

import java.util.List;

import io.eggtimer.bayes.FeatureScaling;

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

	/**
	 * Prepares eggs for a network.
	 * @param eggs the eggs; may be none
	 * @param features what the network sees of each
	 * @param scaling how these features are standardised
	 * @return one row per egg
	 */
	public static ScaledRows of(List<LabelledEgg> eggs, Features features, FeatureScaling scaling) {
		return new ScaledRows(
				eggs.stream().map((labelled) -> scaling.scale(features.of(labelled.egg()))).toArray(float[][]::new),
				eggs.stream().mapToInt((labelled) -> labelled.outcome().ordinal()).toArray());
	}

	/** Returns the number of rows, {@code N}. */
	public int size() {
		return this.outcomes.length;
	}

}
