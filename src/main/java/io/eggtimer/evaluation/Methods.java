package io.eggtimer.evaluation;

import java.util.Arrays;
import java.util.List;

import io.eggtimer.bayes.NetworkShape;
import io.eggtimer.dataset.Features;
import io.eggtimer.dataset.LabelledEgg;
import io.eggtimer.egg.Doneness;
import io.eggtimer.inference.ClassWeights;
import io.eggtimer.inference.GradientEstimator;
import io.eggtimer.inference.TrainingProgress;
import io.eggtimer.inference.VariationalFamily;
import io.eggtimer.inference.VariationalSettings;
import io.eggtimer.training.Classifier;
import io.eggtimer.training.FittedModel;
import io.eggtimer.training.Inference;
import io.eggtimer.training.ModelFitter;
import io.eggtimer.training.ModelSettings;
import io.eggtimer.training.TrainingSettings;

/**
 * How each method trains, given the settings of the service.
 *
 * @param model the network, its prior and its draws
 * @param training how the service trains
 * @param classWeights whether rare classes count more
 */
record Methods(ModelSettings model, TrainingSettings training, ClassWeights classWeights) {

	/**
	 * It has to learn 171 times as many numbers: with fewer steps and draws it ends far
	 * off.
	 */
	private static final int FULL_COVARIANCE_STEPS = 8000;

	private static final int FULL_COVARIANCE_DRAWS = 8;

	/** What 800 epochs of 640 rows take: its loss is convex, so it only has to arrive. */
	private static final int LOGISTIC_STEPS = 16_000;

	/** Fits any method. */
	Classifier fit(Method method, List<LabelledEgg> eggs) {
		return switch (method) {
			case DENSE -> point(this.model.features(), this.model.network(), true, PointTrainer.TUTORIAL_EPOCHS, eggs);
			case DENSE_RAW -> point(Features.RAW, this.model.network(), false, PointTrainer.TUTORIAL_EPOCHS, eggs);
			case LOGISTIC -> point(this.model.features(),
					new NetworkShape(this.model.network().inputs(), List.of(), this.model.network().classes(),
							this.model.network().activation()),
					true, PointTrainer.epochs(eggs.size(), LOGISTIC_STEPS), eggs);
			case MAJORITY -> majority(eggs);
			default -> posterior(method, eggs, (progress) -> {
			});
		};
	}

	/** Fits a method that has a posterior. */
	FittedModel posterior(Method method, List<LabelledEgg> eggs, TrainingProgress.Listener listener) {
		return new ModelFitter(this.model, inference(method)).fit(eggs, List.of(), listener);
	}

	/** Returns a plain trainer of the given number of epochs, for the curves. */
	PointTrainer dense(int epochs) {
		return new PointTrainer(this.model.network(), this.model.features(), true, this.classWeights, epochs,
				this.model.seed());
	}

	private Inference inference(Method method) {
		return switch (method) {
			case HMC -> Inference.hmc(this.training.hmc(), this.classWeights);
			case FULL_COVARIANCE -> variational(VariationalFamily.FULL_COVARIANCE, GradientEstimator.REPARAMETERIZATION,
					FULL_COVARIANCE_STEPS, FULL_COVARIANCE_DRAWS);
			case MEAN_FIELD -> meanField(GradientEstimator.REPARAMETERIZATION, this.training.drawsPerStep());
			case MEAN_FIELD_FLIPOUT -> meanField(GradientEstimator.FLIPOUT, 1);
			case MEAN_FIELD_LOCAL -> meanField(GradientEstimator.LOCAL_REPARAMETERIZATION, 1);
			default -> throw new IllegalArgumentException(method + " has no posterior");
		};
	}

	private Inference meanField(GradientEstimator estimator, int drawsPerStep) {
		return variational(VariationalFamily.MEAN_FIELD, estimator, this.training.steps(), drawsPerStep);
	}

	private Inference variational(VariationalFamily family, GradientEstimator estimator, int steps, int drawsPerStep) {
		return Inference.variational(new VariationalSettings(family, estimator, this.classWeights, steps,
				this.training.learningRate(), this.training.batchSize(), drawsPerStep, this.training.klWarmUp()));
	}

	private Classifier point(Features features, NetworkShape network, boolean standardised, int epochs,
			List<LabelledEgg> eggs) {
		return new PointTrainer(network, features, standardised, this.classWeights, epochs, this.model.seed())
			.train(eggs, (snapshot, epoch) -> {
			});
	}

	private static Classifier majority(List<LabelledEgg> eggs) {
		double[] shares = new double[Doneness.values().length];
		eggs.forEach((egg) -> shares[egg.outcome().ordinal()] += 1.0 / eggs.size());
		return (egg) -> Arrays.copyOf(shares, shares.length);
	}

}
