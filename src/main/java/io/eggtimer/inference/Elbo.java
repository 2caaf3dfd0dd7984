package io.eggtimer.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.GradientCollector;
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
 * KL counts once per data set. The expectation is estimated with the draws that the noise
 * makes, through which gradients flow.
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
	 * @param batch rows
	 * @param noise from {@link BayesianMlp#noise}
	 * @return a scalar in nats, shape []
	 */
	NDArray negativeLogLikelihood(ParameterStore parameters, Batches.Batch batch, NDList noise) {
		NDList inputs = new NDList(batch.features()).addAll(noise);
		NDArray logits = this.block.forward(parameters, inputs, true).singletonOrThrow();
		long terms = logits.getShape().get(0) * batch.rows();
		return logits.logSoftmax(-1).mul(batch.targets()).sum().mul(PyTorch.constant(logits, -1.0 / terms));
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

	/**
	 * Computes the loss, and adds its gradient to that of each parameter.
	 * @param parameters where the current values are read
	 * @param batch rows
	 * @param noise from {@link BayesianMlp#noise}
	 * @param klWeight how much the KL counts in the gradient, in [0, 1]
	 * @return the loss, with all of the KL, in nats a row
	 */
	double backward(ParameterStore parameters, Batches.Batch batch, NDList noise, double klWeight) {
		try (GradientCollector collector = PyTorch.engine().newGradientCollector()) {
			NDArray like = noise.get(0);
			NDArray nll = negativeLogLikelihood(parameters, batch, noise);
			NDArray kl = klPerRow(parameters, like);
			collector.backward(nll.add(kl.mul(PyTorch.constant(like, klWeight))));
			return (double) nll.getFloat() + kl.getFloat();
		}
	}

}
