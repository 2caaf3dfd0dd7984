package io.eggtimer.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import io.eggtimer.bayes.NetworkShape;
import io.eggtimer.bayes.SeededRandom;

/**
 * Gives each example its own signs of a perturbation of the weights that all examples
 * share, so that their noise is uncorrelated. Per layer and draw, with {@code *} for the
 * product entry by entry:
 *
 * <pre>{@code
 * y[n]   = W_loc x[n] + b_loc + (dW (x[n] * s[n]) + db) * r[n]
 * dW, db = scale * epsilon,  epsilon ~ Normal(0, I)
 * s[n] in {-1, 1}^D, r[n] in {-1, 1}^H, all independent and equally likely
 * }</pre>
 *
 * <p>
 * The paper leaves out biases. Here their perturbation takes the signs of the outputs: a
 * Gaussian is symmetric, so {@code db * r[n]} is distributed as {@code db}, independently
 * of {@code dW * (r[n] s[n]^T)}.
 *
 * <p>
 * Source: Wen et al., <a href="https://arxiv.org/abs/1803.04386">Flipout: Efficient
 * Pseudo-Independent Weight Perturbations on Mini-Batches</a>, ICLR 2018, equation 4.
 *
 * @param network the network
 */
record Flipout(NetworkShape network) implements MeanFieldLogits {

	/**
	 * {@inheritDoc} Two arrays: epsilon of shape [S, P], and of shape [S, sum of D + H
	 * over layers, N] the signs of each layer's inputs and then its outputs.
	 */
	@Override
	public NDList noise(NDManager manager, SeededRandom random, int draws, int examples) {
		int signs = this.network.layers().stream().mapToInt((layer) -> layer.inputs() + layer.units()).sum();
		return new NDList(PyTorch.gaussians(manager, random, new Shape(draws, this.network.weightCount())),
				PyTorch.signs(manager, random, new Shape(draws, signs, examples)));
	}

	@Override
	public NDArray logits(NDArray x, NDArray loc, NDArray scale, NDList noise) {
		NDArray perturbation = noise.get(0).mul(scale);
		NDArray signs = noise.get(1);
		NDArray activations = PyTorch.owned(loc, x.transpose());
		int from = 0;
		for (NetworkShape.Layer layer : this.network.layers()) {
			if (layer.offset() > 0) { // not the first
				activations = Mlp.activate(this.network, activations);
			}
			int outputs = from + layer.inputs();
			NDArray inputSigns = signs.get(":, {}:{}", from, outputs);
			NDArray outputSigns = signs.get(":, {}:{}", outputs, outputs + layer.units());
			NDArray flipped = Mlp.dense(layer, perturbation, inputSigns.mul(activations)).mul(outputSigns);
			activations = flipped.add(Mlp.dense(layer, loc, activations));
			from = outputs + layer.units();
		}
		return activations.swapAxes(1, 2);
	}

}
