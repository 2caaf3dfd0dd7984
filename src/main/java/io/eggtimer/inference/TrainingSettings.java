package io.eggtimer.inference;

import org.jspecify.annotations.Nullable;

/**
 * How a posterior is fitted, bound from {@code eggtimer.training.*}; {@code
 * application.yml} holds the defaults.
 *
 * @param inference the method
 * @param validationFraction share of the rows held out to score the fit, stratified; in
 * [0, 1), 0 trains on every row
 * @param classWeights whether rare classes count more
 * @param steps gradient steps, at least 1
 * @param learningRate step size of Adam at the start, in [1e-8, 1000]; it decays along a
 * cosine to a hundredth
 * @param batchSize rows per step, in [1, 1000000]; all rows if there are no more
 * @param drawsPerStep weight draws that estimate the gradient of a step, in [1, 1000]
 * @param klWarmUp share of the steps over which the KL's weight rises from 0 to 1, in [0,
 * 1]
 */
public record TrainingSettings(InferenceMethod inference, double validationFraction, ClassWeights classWeights,
		int steps, double learningRate, int batchSize, int drawsPerStep, double klWarmUp) {

	/**
	 * Creates settings.
	 * @throws IllegalArgumentException if a value is out of range
	 */
	public TrainingSettings {
		require(inference != null, "inference must be set", null);
		require(classWeights != null, "class-weights must be set", null);
		require(validationFraction >= 0 && validationFraction < 1, "validation-fraction must be in [0, 1)",
				validationFraction);
		require(steps >= 1, "steps must be at least 1", steps);
		require(learningRate >= 1e-8 && learningRate <= 1000, "learning-rate must be from 1e-8 to 1000", learningRate);
		require(batchSize >= 1 && batchSize <= 1_000_000, "batch-size must be from 1 to 1000000", batchSize);
		require(drawsPerStep >= 1 && drawsPerStep <= 1000, "draws-per-step must be from 1 to 1000", drawsPerStep);
		require(klWarmUp >= 0 && klWarmUp <= 1, "kl-warm-up must be in [0, 1]", klWarmUp);
	}

	private static void require(boolean valid, String rule, @Nullable Number value) {
		if (!valid) {
			throw new IllegalArgumentException((value != null) ? rule + ", got " + value : rule);
		}
	}

}
