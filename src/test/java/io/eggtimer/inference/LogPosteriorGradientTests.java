package io.eggtimer.inference;

import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.eggtimer.bayes.Activation;
import io.eggtimer.bayes.NetworkLogPosterior;
import io.eggtimer.bayes.NetworkShape;
import io.eggtimer.bayes.SeededRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The plain-Java log posterior and its gradient against DJL's autograd. */
class LogPosteriorGradientTests {

	private static final int ROWS = 639;

	@ParameterizedTest
	@CsvSource({ "RELU, 1.0, 1.0", "RELU, 0.3, 0.4", "TANH, 1.0, 1.0", "TANH, 2.0, 0.4" })
	void agreesWithAutograd(Activation activation, double priorScale, float classWeight) {
		NetworkShape network = new NetworkShape(2, List.of(16, 6), 3, activation);
		float[][] features = new float[ROWS][2];
		int[] outcomes = new int[ROWS];
		SeededRandom random = SeededRandom.seeded(7);
		for (int n = 0; n < ROWS; n++) {
			features[n][0] = (float) random.nextGaussian();
			features[n][1] = (float) random.nextGaussian();
			outcomes[n] = random.nextInt(3);
		}
		float[] classWeights = { classWeight, 1, 1 };
		float[] weights = new float[network.weightCount()];
		double[] position = new double[weights.length];
		for (int p = 0; p < weights.length; p++) {
			weights[p] = (float) random.nextGaussian();
			position[p] = weights[p];
		}
		double[] gradient = new double[weights.length];
		double value = new NetworkLogPosterior(network, priorScale, features, outcomes, classWeights).at(position,
				gradient);
		float[] expected = new float[weights.length];
		double expectedValue = autograd(network, priorScale, features, outcomes, classWeights, weights, expected);
		// float32 sums of hundreds of terms
		assertThat(value).isEqualTo(expectedValue, within(1e-5 * Math.abs(expectedValue)));
		double norm = 0;
		double error = 0;
		for (int p = 0; p < weights.length; p++) {
			norm += expected[p] * expected[p];
			error += (gradient[p] - expected[p]) * (gradient[p] - expected[p]);
		}
		assertThat(Math.sqrt(error / norm)).isLessThan(1e-5);
	}

	private static double autograd(NetworkShape network, double priorScale, float[][] features, int[] outcomes,
			float[] classWeights, float[] weights, float[] gradient) {
		float[] flat = new float[ROWS * 2];
		float[] targets = new float[ROWS * 3];
		for (int n = 0; n < ROWS; n++) {
			flat[2 * n] = features[n][0];
			flat[2 * n + 1] = features[n][1];
			targets[3 * n + outcomes[n]] = classWeights[outcomes[n]];
		}
		synchronized (PyTorch.GRADIENTS) {
			try (NDManager manager = PyTorch.newManager()) {
				NDArray w = manager.create(weights, new Shape(1, weights.length));
				w.setRequiresGradient(true);
				NDArray x = manager.create(flat, new Shape(ROWS, 2));
				NDArray y = manager.create(targets, new Shape(ROWS, 3));
				try (GradientCollector collector = PyTorch.engine().newGradientCollector()) {
					NDArray likelihood = Mlp.logits(network, x, w).logSoftmax(-1).mul(y).sum();
					NDArray prior = w.square().sum().mul(PyTorch.constant(w, -0.5 / (priorScale * priorScale)));
					NDArray value = likelihood.add(prior);
					collector.backward(value);
					System.arraycopy(w.getGradient().toFloatArray(), 0, gradient, 0, gradient.length);
					return value.getFloat();
				}
			}
		}
	}

}
