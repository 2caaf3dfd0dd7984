package io.eggtimer.inference;

import java.util.Arrays;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import org.jspecify.annotations.Nullable;

import io.eggtimer.bayes.GaussianPosterior;
import io.eggtimer.bayes.MeanFieldPosterior;
import io.eggtimer.bayes.NetworkShape;
import io.eggtimer.bayes.SeededRandom;
import io.eggtimer.dataset.ScaledRows;

/** One training: everything that changes while it runs. */
final class VariationalRun {

	/** The last step size of the cosine decay, as a share of the first. */
	private static final float FINAL_LEARNING_RATE = 0.01f;

	/** softplus(-3) = 0.049: narrow enough to learn at once; the KL then widens it. */
	private static final float INITIAL_RHO = -3;

	/** A choice: no sane fit ever loses this many times what it started with. */
	private static final double EXPLODED = 100;

	/** Draws behind the loss of a report; their noise is about a nat of the ELBO. */
	private static final int REPORT_DRAWS = 100;

	private final NetworkShape network;

	private final VariationalSettings settings;

	private final NDManager manager;

	private final SeededRandom noise;

	private final SeededRandom progressNoise;

	private final BayesianMlp block;

	private final ParameterStore parameters;

	private final Optimizer optimizer;

	private final Elbo elbo;

	private final Batches batches;

	private final @Nullable Validation validation;

	private double limit = Double.NaN;

	VariationalRun(VariationalTrainer trainer, NDManager manager, ScaledRows training, ScaledRows validation) {
		this.network = trainer.network();
		this.settings = trainer.settings();
		this.manager = manager;
		this.noise = SeededRandom.seeded(trainer.seed(), SeededRandom.Purpose.TRAINING);
		this.progressNoise = SeededRandom.seeded(trainer.seed(), SeededRandom.Purpose.PROGRESS);
		this.block = this.settings.family()
			.network(this.network, trainer.priorScale(), this.settings.estimator(), start(this.network, this.noise));
		this.block.initialize(manager);
		this.parameters = new ParameterStore(manager, false);
		this.optimizer = adam(this.settings);
		this.elbo = new Elbo(this.block, training.size());
		float[] weights = this.settings.classWeights().of(training.outcomes(), this.network.classes());
		this.batches = new Batches(manager, training, weights, this.settings.batchSize(), this.noise);
		this.validation = (validation.size() > 0) ? new Validation(this.network, validation, trainer.seed()) : null;
	}

	PosteriorFit run(TrainingProgress.Listener listener) {
		int steps = this.settings.steps();
		int reports = listener.reports();
		for (int step = 0; step < steps; step++) {
			if (Thread.interrupted()) {
				throw new TrainingInterruptedException();
			}
			step(step);
			long report = (step + 1L) * reports / steps;
			if (report > (long) step * reports / steps && step + 1 < steps) {
				listener.onProgress(progress(fit(step + 1), step + 1));
			}
		}
		PosteriorFit end = fit(steps);
		listener.onProgress(progress(end, steps));
		return end;
	}

	private void step(int step) {
		try (NDManager call = this.manager.newSubManager()) {
			Batches.Batch batch = this.batches.next(call);
			NDList noise = noise(call, this.noise, batch);
			requireSane(this.elbo.backward(this.parameters, batch, noise, klWeight(step)), step);
			for (Parameter parameter : this.block.getParameters().values()) {
				if (!parameter.requiresGradient()) {
					continue;
				}
				NDArray value = parameter.getArray();
				try (NDArray gradient = value.getGradient()) {
					// leaves the gradient at zero, on which the next step adds up
					this.optimizer.update(parameter.getName(), value, gradient);
				}
			}
		}
	}

	private double klWeight(int step) {
		double warmUp = this.settings.klWarmUp() * this.settings.steps();
		return (step < warmUp) ? step / warmUp : 1;
	}

	private void requireSane(double loss, int step) {
		if (Double.isNaN(this.limit)) {
			this.limit = EXPLODED * Math.max(loss, Math.log(this.network.classes()));
		}
		if (!(loss <= this.limit)) { // also refuses NaN
			throw new TrainingException(
					"The ELBO is not a number or has exploded: the loss is %s nats a row after %d of %d steps, with learning-rate %s"
						.formatted(loss, step, this.settings.steps(), this.settings.learningRate()));
		}
	}

	/** Looks at the posterior as it is after some steps. */
	private PosteriorFit fit(int steps) {
		int rounds = (REPORT_DRAWS - 1) / this.settings.drawsPerStep() + 1;
		double loss = 0;
		for (int i = 0; i < rounds; i++) {
			loss += negativeLogLikelihood() / rounds;
		}
		int rows = this.elbo.trainingRows();
		// before reading parameters that may be no numbers
		requireSane(loss / rows, steps);
		GaussianPosterior posterior = this.block.posterior();
		double kl = posterior.klDivergence(this.block.priorScale());
		requireSane((loss + kl) / rows, steps);
		return new PosteriorFit(posterior, steps, new ElboEstimate(-(loss + kl), loss / rows, kl), null);
	}

	private TrainingProgress progress(PosteriorFit fit, int steps) {
		ElboEstimate elbo = fit.elbo();
		Double accuracy = (this.validation != null) ? this.validation.accuracy(fit.posterior()) : null;
		return new TrainingProgress(steps, (int) (steps * 100L / this.settings.steps()), fit.posterior(), elbo,
				(elbo != null) ? elbo.negativeLogLikelihood() : null, accuracy);
	}

	/** Estimates the expected loss of all rows together, with as many draws as a step. */
	private double negativeLogLikelihood() {
		try (NDManager call = this.manager.newSubManager()) {
			double loss = 0;
			for (Batches.Batch batch : this.batches.all(call)) {
				NDList noise = noise(call, this.progressNoise, batch);
				loss += batch.rows() * this.elbo.negativeLogLikelihood(this.parameters, batch, noise).getFloat();
			}
			return loss;
		}
	}

	private NDList noise(NDManager call, SeededRandom source, Batches.Batch batch) {
		return this.block.noise(call, source, this.settings.drawsPerStep(), batch.rows());
	}

	/**
	 * Random means, so that units differ; Source: He et al.,
	 * <a href="https://arxiv.org/abs/1502.01852">Delving Deep into Rectifiers</a>, ICCV
	 * 2015, which keeps the variance of activations from layer to layer.
	 */
	private static MeanFieldPosterior start(NetworkShape network, SeededRandom noise) {
		float[] loc = new float[network.weightCount()];
		float[] rho = new float[network.weightCount()];
		for (NetworkShape.Layer layer : network.layers()) {
			double deviation = Math.sqrt(2.0 / layer.inputs());
			for (int p = layer.offset(); p < layer.biasOffset(); p++) {
				loc[p] = (float) (deviation * noise.nextGaussian());
			}
		}
		Arrays.fill(rho, INITIAL_RHO);
		return MeanFieldPosterior.of(loc, rho);
	}

	private static Optimizer adam(VariationalSettings settings) {
		float rate = (float) settings.learningRate();
		return Optimizer.adam()
			.optLearningRateTracker(Tracker.cosine()
				.setBaseValue(rate)
				.optFinalValue(rate * FINAL_LEARNING_RATE)
				.setMaxUpdates(settings.steps())
				.build())
			.build();
	}

}
