package io.eggtimer.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import io.eggtimer.bayes.DrawProbabilities;
import io.eggtimer.bayes.NetworkShape;
import io.eggtimer.bayes.PosteriorNetwork;
import io.eggtimer.bayes.WeightDraws;

/**
 * The network as PyTorch evaluates it, to hold the plain-Java one against. Slow, and so
 * used once for each version that is to serve.
 */
public final class ReferenceNetwork {

	/** Weights of the draws evaluated at once: bounds the memory. A choice. */
	private static final int WEIGHTS = 1 << 20;

	private ReferenceNetwork() {
	}

	/**
	 * Evaluates all draws of a network both ways.
	 * @param shape the network
	 * @param draws its weights
	 * @param network the network to be checked, of the same shape and weights
	 * @param examples features, shape [N, D]
	 * @return the greatest absolute difference of a class probability under a draw; NaN
	 * if there is one that is not a number either way
	 * @throws EngineUnavailableException if PyTorch cannot be loaded
	 */
	public static double greatestDifference(NetworkShape shape, WeightDraws draws, PosteriorNetwork network,
			float[][] examples) {
		DrawProbabilities[] checked = new DrawProbabilities[examples.length];
		for (int n = 0; n < examples.length; n++) {
			checked[n] = network.newProbabilities(draws.count());
			network.evaluate(examples[n], checked[n], 0, network.slices(draws.count()));
		}
		double greatest = 0;
		int block = Math.max(1, WEIGHTS / shape.weightCount());
		for (int from = 0; from < draws.count(); from += block) {
			int count = Math.min(block, draws.count() - from);
			float[] expected = probabilities(shape, draws, from, count, examples);
			int i = 0;
			for (int s = from; s < from + count; s++) {
				for (int n = 0; n < examples.length; n++) {
					for (int c = 0; c < shape.classes(); c++) {
						// Math.max keeps NaN
						greatest = Math.max(greatest, Math.abs(expected[i++] - checked[n].get(c, s)));
					}
				}
			}
		}
		return greatest;
	}

	/** Returns class probabilities, flat, of shape [count, N, C]. */
	private static float[] probabilities(NetworkShape shape, WeightDraws draws, int from, int count,
			float[][] examples) {
		int weights = shape.weightCount();
		float[] flat = new float[Math.multiplyExact(count, weights)];
		for (int s = 0; s < count; s++) {
			System.arraycopy(draws.get(from + s), 0, flat, s * weights, weights);
		}
		try (NDManager manager = PyTorch.newManager()) {
			NDArray w = manager.create(flat, new Shape(count, weights));
			return Mlp.logits(shape, manager.create(examples), w).softmax(-1).toFloatArray();
		}
	}

}
