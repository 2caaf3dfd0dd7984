package io.eggtimer.inference;

/**
 * How variational inference runs.
 *
 * @param family the posteriors to choose from
 * @param estimator how the gradient is estimated; a full covariance takes
 * {@link GradientEstimator#REPARAMETERIZATION} only, as the others need independent
 * weights
 * @param classWeights whether rare classes count more
 * @param steps gradient steps, at least 1
 * @param learningRate step size of Adam at the start, in [1e-8, 1000]; it decays along a
 * cosine to a hundredth
 * @param batchSize rows per step, in [1, 1000000]; all rows if there are no more
 * @param drawsPerStep draws that estimate the gradient of a step, in [1, 1000]
 * @param klWarmUp share of the steps over which the KL's weight rises from 0 to 1, in [0,
 * 1]
 */
public record VariationalSettings(VariationalFamily family, GradientEstimator estimator, ClassWeights classWeights,
		int steps, double learningRate, int batchSize, int drawsPerStep, double klWarmUp) {

	/**
	 * Creates settings.
	 * @throws IllegalArgumentException if a value is out of range
	 */
	public VariationalSettings {
		Require.set(family, "inference");
		Require.set(estimator, "estimator");
		Require.set(classWeights, "class-weights");
		Require.that(family == VariationalFamily.MEAN_FIELD || estimator == GradientEstimator.REPARAMETERIZATION,
				"estimator must be reparameterization unless inference is mean-field", estimator);
		Require.that(steps >= 1, "steps must be at least 1", steps);
		Require.that(learningRate >= 1e-8 && learningRate <= 1000, "learning-rate must be from 1e-8 to 1000",
				learningRate);
		Require.that(batchSize >= 1 && batchSize <= 1_000_000, "batch-size must be from 1 to 1000000", batchSize);
		Require.that(drawsPerStep >= 1 && drawsPerStep <= 1000, "draws-per-step must be from 1 to 1000", drawsPerStep);
		Require.that(klWarmUp >= 0 && klWarmUp <= 1, "kl-warm-up must be in [0, 1]", klWarmUp);
	}

}
