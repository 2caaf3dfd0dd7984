package io.eggtimer.evaluation;

import java.util.Collections;
import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;

import io.eggtimer.bayes.FeatureScaling;
import io.eggtimer.bayes.NetworkLogPosterior;
import io.eggtimer.bayes.NetworkShape;
import io.eggtimer.bayes.PosteriorNetwork;
import io.eggtimer.bayes.SeededRandom;
import io.eggtimer.bayes.WeightDraws;
import io.eggtimer.dataset.Features;
import io.eggtimer.dataset.LabelledEgg;
import io.eggtimer.dataset.ScaledRows;
import io.eggtimer.inference.ClassWeights;

/**
 * Trains a plain network as the tutorial does, to compare with: one value per weight, no
 * prior, maximum likelihood by Adam on mini-batches in a new random order each epoch.
 *
 * <p>
 * The start is He's for weights and 0 for biases. Source: Kingma and Ba,
 * <a href="https://arxiv.org/abs/1412.6980">Adam</a>, ICLR 2015; the constants are the
 * defaults of Keras.
 *
 * @param network the network
 * @param features what it sees of an egg
 * @param standardised whether features are standardised; the tutorial's are not
 * @param classWeights whether rare classes count more
 * @param epochs passes through the training rows
 * @param seed determines the start and the order of rows
 */
record PointTrainer(NetworkShape network, Features features, boolean standardised, ClassWeights classWeights,
		int epochs, long seed) {

	/** What the tutorial trains for. */
	static final int TUTORIAL_EPOCHS = 800;

	private static final int BATCH = 32;

	private static final double LEARNING_RATE = 0.001;

	private static final double FIRST_MOMENT_DECAY = 0.9;

	private static final double SECOND_MOMENT_DECAY = 0.999;

	private static final double EPSILON = 1e-7;

	/** Returns the epochs in which so many rows give at least so many steps. */
	static int epochs(int rows, int steps) {
		int stepsPerEpoch = (rows - 1) / BATCH + 1;
		return (steps - 1) / stepsPerEpoch + 1;
	}

	/**
	 * Trains the network.
	 * @param training eggs to fit
	 * @param listener hears of each epoch, numbered from 1, and may ask for the network
	 * as it is then
	 * @return the network after the last epoch
	 */
	PointNetwork train(List<LabelledEgg> training, ObjIntConsumer<Supplier<PointNetwork>> listener) {
		FeatureScaling scaling = this.standardised ? this.features.scaling(training) : unscaled();
		ScaledRows rows = ScaledRows.of(training, this.features, scaling);
		float[] classWeights = this.classWeights.of(rows.outcomes(), this.network.classes());
		SeededRandom random = SeededRandom.seeded(this.seed, SeededRandom.Purpose.TRAINING);
		double[] weights = start(random);
		Adam adam = new Adam(weights);
		int[] order = new int[rows.size()];
		for (int n = 0; n < order.length; n++) {
			order[n] = n;
		}
		for (int epoch = 1; epoch <= this.epochs; epoch++) {
			random.shuffle(order);
			for (int from = 0; from < order.length; from += BATCH) {
				adam.step(batch(rows, order, from, classWeights), Math.min(BATCH, order.length - from));
			}
			listener.accept(() -> snapshot(weights, scaling), epoch);
		}
		return snapshot(weights, scaling);
	}

	private NetworkLogPosterior batch(ScaledRows rows, int[] order, int from, float[] classWeights) {
		int size = Math.min(BATCH, order.length - from);
		float[][] x = new float[size][];
		int[] y = new int[size];
		for (int i = 0; i < size; i++) {
			x[i] = rows.features()[order[from + i]];
			y[i] = rows.outcomes()[order[from + i]];
		}
		// a flat prior
		return new NetworkLogPosterior(this.network, Double.POSITIVE_INFINITY, x, y, classWeights);
	}

	private PointNetwork snapshot(double[] weights, FeatureScaling scaling) {
		return new PointNetwork(this.features, scaling,
				new PosteriorNetwork(this.network, WeightDraws.generate(1, weights.length, (s, draw) -> {
					for (int p = 0; p < weights.length; p++) {
						draw[p] = (float) weights[p];
					}
				})));
	}

	private double[] start(SeededRandom random) {
		double[] weights = new double[this.network.weightCount()];
		for (NetworkShape.Layer layer : this.network.layers()) {
			for (int p = layer.offset(); p < layer.biasOffset(); p++) {
				weights[p] = Math.sqrt(2.0 / layer.inputs()) * random.nextGaussian();
			}
		}
		return weights;
	}

	private FeatureScaling unscaled() {
		List<Double> zeros = Collections.nCopies(this.features.count(), 0.0);
		List<Double> ones = Collections.nCopies(this.features.count(), 1.0);
		return new FeatureScaling(zeros, ones, zeros, ones);
	}

	/** Climbs the log-likelihood. */
	private static final class Adam {

		private final double[] weights;

		private final double[] gradient;

		private final double[] firstMoment;

		private final double[] secondMoment;

		private double firstDecay = 1;

		private double secondDecay = 1;

		Adam(double[] weights) {
			this.weights = weights;
			this.gradient = new double[weights.length];
			this.firstMoment = new double[weights.length];
			this.secondMoment = new double[weights.length];
		}

		void step(NetworkLogPosterior batch, int rows) {
			batch.at(this.weights, this.gradient);
			this.firstDecay *= FIRST_MOMENT_DECAY;
			this.secondDecay *= SECOND_MOMENT_DECAY;
			double rate = LEARNING_RATE * Math.sqrt(1 - this.secondDecay) / (1 - this.firstDecay);
			for (int p = 0; p < this.weights.length; p++) {
				double g = this.gradient[p] / rows;
				this.firstMoment[p] += (1 - FIRST_MOMENT_DECAY) * (g - this.firstMoment[p]);
				this.secondMoment[p] += (1 - SECOND_MOMENT_DECAY) * (g * g - this.secondMoment[p]);
				this.weights[p] += rate * this.firstMoment[p] / (Math.sqrt(this.secondMoment[p]) + EPSILON);
			}
		}

	}

}
