package io.eggtimer.inference;

/**
 * How a posterior is fitted, bound from {@code eggtimer.training.*}; {@code
 * application.yml} holds the defaults. See {@link VariationalSettings} for the ranges.
 *
 * @param inference the method
 * @param estimator how the gradient of a mean-field posterior is estimated
 * @param validationFraction share of the rows held out to score the fit, stratified; in
 * [0, 1), 0 trains on every row
 * @param classWeights whether rare classes count more
 * @param steps gradient steps
 * @param learningRate step size of Adam at the start
 * @param batchSize rows per step
 * @param drawsPerStep weight draws that estimate the gradient of a step
 * @param klWarmUp share of the steps over which the KL's weight rises from 0 to 1
 */
public record TrainingSettings(InferenceMethod inference, GradientEstimator estimator, double validationFraction,
		ClassWeights classWeights, int steps, double learningRate, int batchSize, int drawsPerStep, double klWarmUp) {

	/**
	 * Creates settings.
	 * @throws IllegalArgumentException if a value is out of range
	 */
	public TrainingSettings {
		Require.set(inference, "inference");
		Require.that(validationFraction >= 0 && validationFraction < 1, "validation-fraction must be in [0, 1)",
				validationFraction);
		variational(inference, estimator, classWeights, steps, learningRate, batchSize, drawsPerStep, klWarmUp);
	}

	/** Returns what variational inference needs to know. */
	public VariationalSettings variational() {
		return variational(this.inference, this.estimator, this.classWeights, this.steps, this.learningRate,
				this.batchSize, this.drawsPerStep, this.klWarmUp);
	}

	private static VariationalSettings variational(InferenceMethod inference, GradientEstimator estimator,
			ClassWeights classWeights, int steps, double learningRate, int batchSize, int drawsPerStep,
			double klWarmUp) {
		VariationalFamily family = switch (inference) {
			case MEAN_FIELD -> VariationalFamily.MEAN_FIELD;
			case FULL_COVARIANCE -> VariationalFamily.FULL_COVARIANCE;
		};
		return new VariationalSettings(family, estimator, classWeights, steps, learningRate, batchSize, drawsPerStep,
				klWarmUp);
	}

}
