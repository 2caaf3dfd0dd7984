package io.eggtimer.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import io.eggtimer.bayes.NetworkShape;
import io.eggtimer.bayes.SeededRandom;

/**
 * Draws whole sets of weights, which all examples share:
 *
 * <pre>{@code
 * w[s] = loc + scale * epsilon[s],  epsilon[s] ~ Normal(0, I)
 * }</pre>
 *
 * <p>
 * Source: Blundell et al., <a href="https://arxiv.org/abs/1505.05424">Weight Uncertainty
 * in Neural Networks</a>, ICML 2015, section 3.2.
 *
 * @param network the network
 */
record Reparameterization(NetworkShape network) implements MeanFieldLogits {

	/** {@inheritDoc} One array, epsilon of shape [S, P]. */
	@Override
	public NDList noise(NDManager manager, SeededRandom random, int draws, int examples) {
		return new NDList(PyTorch.gaussians(manager, random, new Shape(draws, this.network.weightCount())));
	}

	@Override
	public NDArray logits(NDArray x, NDArray loc, NDArray scale, NDList noise) {
		NDArray weights = noise.singletonOrThrow().mul(scale).add(loc);
		return Mlp.logits(this.network, x, weights);
	}

}
