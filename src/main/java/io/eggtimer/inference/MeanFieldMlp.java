package io.eggtimer.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;

import io.eggtimer.bayes.MeanFieldPosterior;
import io.eggtimer.bayes.NetworkShape;
import io.eggtimer.bayes.SeededRandom;

/**
 * Multilayer perceptron whose weights and biases are independent Gaussians, {@code w ~
 * Normal(loc, scale)} with {@code scale = softplus(rho)}.
 *
 * <p>
 * Source: Blundell et al., <a href="https://arxiv.org/abs/1505.05424">Weight Uncertainty
 * in Neural Networks</a>, ICML 2015; the prior here is one Gaussian, so the KL is exact.
 */
final class MeanFieldMlp extends BayesianMlp {

	private final MeanFieldLogits logits;

	/**
	 * Creates the block.
	 * @param network the function
	 * @param priorScale standard deviation of the prior {@code p(w) = Normal(0,
	 * priorScale)}
	 * @param estimator how its expected log-likelihood is estimated
	 * @param initial values of the parameters to start from
	 * @throws IllegalArgumentException if {@code priorScale} is not positive
	 */
	MeanFieldMlp(NetworkShape network, double priorScale, GradientEstimator estimator, MeanFieldPosterior initial) {
		super(network, priorScale, initial.loc(), initial.rho());
		this.logits = estimator.logits(network);
	}

	@Override
	NDList noise(NDManager manager, SeededRandom random, int draws, int examples) {
		return this.logits.noise(manager, random, draws, examples);
	}

	@Override
	NDArray logits(NDArray x, NDList noise, ParameterStore parameters, boolean training) {
		NDArray like = noise.get(0);
		return this.logits.logits(x, loc(parameters, like, training), scale(parameters, like, training), noise);
	}

	@Override
	NDArray klDivergence(ParameterStore parameters, NDArray like) {
		NDArray prior = PyTorch.constant(like, priorScale());
		NDArray shift = loc(parameters, like, true).div(prior);
		NDArray ratio = scale(parameters, like, true).div(prior);
		return ratio.square()
			.add(shift.square())
			.sub(PyTorch.constant(like, 1))
			.mul(PyTorch.constant(like, 0.5))
			.sub(ratio.log())
			.sum();
	}

	@Override
	MeanFieldPosterior posterior() {
		return MeanFieldPosterior.of(loc(), rho());
	}

}
