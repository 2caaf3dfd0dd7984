package io.eggtimer.inference;

import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;

import io.eggtimer.bayes.SeededRandom;
import io.eggtimer.dataset.ScaledRows;

/**
 * Mean and variance of the gradient of the loss over repeated noise, number by number.
 *
 * <p>
 * Source: Welford, <a href="https://doi.org/10.1080/00401706.1962.10490022">Note on a
 * Method for Calculating Corrected Sums of Squares and Products</a>, Technometrics, 1962.
 */
final class GradientMoments {

	private final double[] mean;

	private final double[] squares;

	private int count;

	private GradientMoments(int size) {
		this.mean = new double[size];
		this.squares = new double[size];
	}

	/**
	 * Measures the gradient of the {@link Elbo} for all rows at once.
	 * @param block the network, not initialized yet
	 * @param rows the training rows
	 * @param drawsPerStep draws behind each gradient
	 * @param repeats number of gradients, at least 2
	 * @param seed determines the noise
	 * @return the moments by the name of the parameter
	 */
	static Map<String, GradientMoments> measure(BayesianMlp block, ScaledRows rows, int drawsPerStep, int repeats,
			long seed) {
		synchronized (PyTorch.GRADIENTS) {
			try (NDManager manager = PyTorch.newManager()) {
				block.initialize(manager);
				return measure(manager, block, rows, drawsPerStep, repeats, seed);
			}
		}
	}

	private static Map<String, GradientMoments> measure(NDManager manager, BayesianMlp block, ScaledRows rows,
			int drawsPerStep, int repeats, long seed) {
		SeededRandom noise = SeededRandom.seeded(seed, SeededRandom.Purpose.TRAINING);
		float[] weights = ClassWeights.NONE.of(rows.outcomes(), block.network().classes());
		Batches batches = new Batches(manager, rows, weights, rows.size(), noise);
		ParameterStore parameters = new ParameterStore(manager, false);
		Elbo elbo = new Elbo(block, rows.size());
		Map<String, GradientMoments> moments = new LinkedHashMap<>();
		for (int i = 0; i < repeats; i++) {
			try (NDManager call = manager.newSubManager()) {
				Batches.Batch batch = batches.next(call);
				elbo.backward(parameters, batch, block.noise(call, noise, drawsPerStep, batch.rows()), 1);
			}
			for (Parameter parameter : block.getParameters().values()) {
				if (parameter.requiresGradient()) {
					try (NDArray gradient = parameter.getArray().getGradient()) {
						float[] values = gradient.toFloatArray();
						moments.computeIfAbsent(parameter.getName(), (name) -> new GradientMoments(values.length))
							.add(values);
						gradient.subi(gradient); // the next one adds up on it
					}
				}
			}
		}
		return moments;
	}

	/** Returns the mean of each number. */
	double[] mean() {
		return this.mean;
	}

	/** Returns the variance of each number, not of its mean. */
	double[] variance() {
		double[] variance = new double[this.squares.length];
		for (int i = 0; i < variance.length; i++) {
			variance[i] = this.squares[i] / (this.count - 1);
		}
		return variance;
	}

	private void add(float[] gradient) {
		this.count++;
		for (int i = 0; i < gradient.length; i++) {
			double before = gradient[i] - this.mean[i];
			this.mean[i] += before / this.count;
			this.squares[i] += before * (gradient[i] - this.mean[i]);
		}
	}

}
