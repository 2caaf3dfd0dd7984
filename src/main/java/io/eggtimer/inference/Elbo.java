package io.eggtimer.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.ParameterStore;

/**
 * Evidence lower bound of a {@link BayesianMlp}, per training row and negated, as a loss:
 *
 * <pre>{@code
 * loss = E over q of [mean over rows of -weight[y] ln p(y | x, w)] + KL(q || p) / N
 * }</pre>
 *
 * <p>
 * {@code N} is the number of rows of the whole training set, also for a mini-batch: the
 * KL counts once per data set. The expectation is estimated with the weight draws that
 * {@code epsilon} makes, through which gradients flow (reparameterization).
 *
 * <p>
 * Source: Kingma and Welling, <a href="https://arxiv.org/abs/1312.6114">Auto-Encoding
 * Variational Bayes</a>, ICLR 2014; Blundell et al.,
 * <a href="https://arxiv.org/abs/1505.05424">Weight Uncertainty in Neural Networks</a>,
 * ICML 2015, equation 8 for the scaling.
 *
 * @param block the network
 * @param trainingRows number of rows of the training set, {@code N}
 */
record Elbo(BayesianMlp block, int trainingRows) {

	/**
	 * Computes the expected negative log-likelihood of one row.
	 * @param parameters where the current values are read
	 * @param x features, shape [N, D]
	 * @param targets one-hot outcomes times class weights, shape [N, C]
	 * @param epsilon standard normal noise, shape [S, P]
	 * @return a scalar in nats, shape []
	 */
	NDArray negativeLogLikelihood(ParameterStore parameters, NDArray x, NDArray targets, NDArray epsilon) {
		NDArray logits = this.block.forward(parameters, new NDList(x, epsilon), true).singletonOrThrow();
		long terms = epsilon.getShape().get(0) * x.getShape().get(0);
		return logits.logSoftmax(-1).mul(targets).sum().mul(PyTorch.constant(epsilon, -1.0 / terms));
	}

	/**
	 * Computes the KL's share of one row.
	 * @param parameters where the current values are read
	 * @param like an array of the manager to compute with
	 * @return a scalar in nats, shape []
	 */
	NDArray klPerRow(ParameterStore parameters, NDArray like) {
		return this.block.klDivergence(parameters, like).mul(PyTorch.constant(like, 1.0 / this.trainingRows));
	}

}
