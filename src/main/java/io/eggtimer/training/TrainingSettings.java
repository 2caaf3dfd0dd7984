package io.eggtimer.training;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import io.eggtimer.bayes.HmcSettings;
import io.eggtimer.inference.ClassWeights;
import io.eggtimer.inference.GradientEstimator;
import io.eggtimer.inference.VariationalFamily;
import io.eggtimer.inference.VariationalSettings;

/**
 * How a posterior is fitted, bound from {@code eggtimer.training.*}; {@code
 * application.yml} holds the defaults. See {@link VariationalSettings} and
 * {@link HmcSettings} for the ranges.
 *
 * @param inference the method
 * @param estimator how the gradient of a mean-field posterior is estimated
 * @param validationFraction share of the rows held out to score the fit, stratified; in
 * [0, 1), 0 trains on every row
 * @param folds folds of the cross-validation that scores a fit to every row; 0 leaves it
 * without scores, otherwise from 2 to 1000
 * @param classWeights whether rare classes count more
 * @param steps gradient steps of variational inference
 * @param learningRate step size of Adam at the start
 * @param batchSize rows per step
 * @param drawsPerStep weight draws that estimate the gradient of a step
 * @param klWarmUp share of the steps over which the KL's weight rises from 0 to 1
 * @param hmc how much Hamiltonian Monte Carlo to run
 * @param compareToHmc whether a variational fit is also compared to Hamiltonian Monte
 * Carlo on the same rows
 * @param tensorboard folder for TensorBoard's event files; null writes none
 */
public record TrainingSettings(InferenceMethod inference, GradientEstimator estimator, double validationFraction,
		int folds, ClassWeights classWeights, int steps, double learningRate, int batchSize, int drawsPerStep,
		double klWarmUp, HmcSettings hmc, boolean compareToHmc, @Nullable String tensorboard) {

	private static final int MAX_FOLDS = 1000;

	/**
	 * Creates settings.
	 * @throws IllegalArgumentException if a value is out of range
	 */
	public TrainingSettings {
		if (inference == null || hmc == null) {
			throw new IllegalArgumentException("inference and hmc must be set");
		}
		if (!(validationFraction >= 0 && validationFraction < 1)) { // also refuses NaN
			throw new IllegalArgumentException("validation-fraction must be in [0, 1), got " + validationFraction);
		}
		if (folds != 0 && (folds < 2 || folds > MAX_FOLDS)) {
			throw new IllegalArgumentException("folds must be 0, or from 2 to %d, got %d".formatted(MAX_FOLDS, folds));
		}
		tensorboard = (tensorboard == null || tensorboard.isBlank()) ? null : Path.of(tensorboard).toString();
		// checks its part, whatever the method
		variational(inference, estimator, classWeights, steps, learningRate, batchSize, drawsPerStep, klWarmUp);
	}

	/** Returns the trainer that these settings ask for. */
	public Inference method() {
		return (this.inference == InferenceMethod.HMC) ? reference()
				: Inference.variational(variational(this.inference, this.estimator, this.classWeights, this.steps,
						this.learningRate, this.batchSize, this.drawsPerStep, this.klWarmUp));
	}

	/** Returns Hamiltonian Monte Carlo, whatever the method. */
	Inference reference() {
		return Inference.hmc(this.hmc, this.classWeights);
	}

	private static VariationalSettings variational(InferenceMethod inference, GradientEstimator estimator,
			ClassWeights classWeights, int steps, double learningRate, int batchSize, int drawsPerStep,
			double klWarmUp) {
		return new VariationalSettings(family(inference), estimator, classWeights, steps, learningRate, batchSize,
				drawsPerStep, klWarmUp);
	}

	private static VariationalFamily family(InferenceMethod inference) {
		return switch (inference) {
			case MEAN_FIELD, HMC -> VariationalFamily.MEAN_FIELD;
			case FULL_COVARIANCE -> VariationalFamily.FULL_COVARIANCE;
		};
	}

}
