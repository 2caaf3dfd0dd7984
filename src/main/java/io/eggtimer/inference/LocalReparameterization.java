package io.eggtimer.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import io.eggtimer.bayes.NetworkShape;
import io.eggtimer.bayes.SeededRandom;

/**
 * Draws what the weights lead to instead of the weights: under independent Gaussian
 * weights and biases, the outputs of a layer (before its activation) are independent
 * Gaussians too. Per layer and draw, squares taken entry by entry:
 *
 * <pre>{@code
 * y[n] = W_loc x[n] + b_loc + sqrt(W_scale^2 x[n]^2 + b_scale^2) * epsilon[n],  epsilon[n] ~ Normal(0, I)
 * }</pre>
 *
 * <p>
 * Source: Kingma, Salimans and Welling,
 * <a href="https://arxiv.org/abs/1506.02557">Variational Dropout and the Local
 * Reparameterization Trick</a>, NIPS 2015, equation 6.
 *
 * @param network the network
 */
record LocalReparameterization(NetworkShape network) implements MeanFieldLogits {

	/** {@inheritDoc} One array, epsilon of shape [S, sum of H over layers, N]. */
	@Override
	public NDList noise(NDManager manager, SeededRandom random, int draws, int examples) {
		int units = this.network.layers().stream().mapToInt(NetworkShape.Layer::units).sum();
		return new NDList(PyTorch.gaussians(manager, random, new Shape(draws, units, examples)));
	}

	@Override
	public NDArray logits(NDArray x, NDArray loc, NDArray scale, NDList noise) {
		NDArray variance = scale.square();
		NDArray epsilon = noise.singletonOrThrow();
		NDArray activations = PyTorch.owned(loc, x.transpose());
		int from = 0;
		for (NetworkShape.Layer layer : this.network.layers()) {
			if (layer.offset() > 0) { // not the first
				activations = Mlp.activate(this.network, activations);
			}
			int to = from + layer.units();
			NDArray deviation = Mlp.dense(layer, variance, activations.square()).sqrt();
			NDArray mean = Mlp.dense(layer, loc, activations);
			activations = epsilon.get(":, {}:{}", from, to).mul(deviation).add(mean);
			from = to;
		}
		return activations.swapAxes(1, 2);
	}

}
