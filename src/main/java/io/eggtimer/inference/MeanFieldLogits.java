package io.eggtimer.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

import io.eggtimer.bayes.SeededRandom;

/**
 * Logits of a network whose weights are independent Gaussians, as a differentiable
 * function of their means and scales and of some noise.
 *
 * <p>
 * Under every implementation the logits of <em>one</em> example are distributed as with
 * weights drawn from the posterior, and so the expected log-likelihood, a sum over
 * examples, and its gradient are unbiased. They differ in how the noise of one example
 * relates to that of another.
 */
interface MeanFieldLogits {

	/**
	 * Creates the noise of one evaluation.
	 * @param manager owns the arrays
	 * @param random where the noise comes from
	 * @param draws how often each example is evaluated, {@code S}
	 * @param examples number of examples, {@code N}
	 * @return arrays whose first axis has length {@code S}
	 */
	NDList noise(NDManager manager, SeededRandom random, int draws, int examples);

	/**
	 * Evaluates the network.
	 * @param x features, shape [N, D]
	 * @param loc means, shape [1, P], of the same manager as the noise
	 * @param scale standard deviations, shape [1, P], likewise
	 * @param noise from {@link #noise}
	 * @return logits, shape [S, N, C]
	 */
	NDArray logits(NDArray x, NDArray loc, NDArray scale, NDList noise);

}
