package io.eggtimer.inference;

/**
 * How a posterior is fitted, bound from {@code eggtimer.training.*}; {@code
 * application.yml} holds the defaults.
 *
 * @param inference the method
 * @param validationFraction share of the rows held out to score the fit, stratified; in
 * [0, 1), 0 trains on every row
 * @param classWeights whether rare classes count more
 * @param steps gradient steps, at least 1
 * @param learningRate step size of Adam at the start, greater than 0; it decays along a
 * cosine to a hundredth
 * @param batchSize rows per step, at least 1; all rows if there are no more
 * @param drawsPerStep weight draws that estimate the gradient of a step, at least 1
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
		require(validationFraction >= 0 && validationFraction < 1, "validation-fraction must be in [0, 1)",
				validationFraction);
		require(steps >= 1, "steps must be at least 1", steps);
		require(learningRate > 0 && Double.isFinite(learningRate), "learning-rate must be positive", learningRate);
		require(batchSize >= 1, "batch-size must be at least 1", batchSize);
		require(drawsPerStep >= 1, "draws-per-step must be at least 1", drawsPerStep);
		require(klWarmUp >= 0 && klWarmUp <= 1, "kl-warm-up must be in [0, 1]", klWarmUp);
	}

	private static void require(boolean valid, String rule, Number value) {
		if (!valid) {
			throw new IllegalArgumentException(rule + ", got " + value);
		}
	}

}
