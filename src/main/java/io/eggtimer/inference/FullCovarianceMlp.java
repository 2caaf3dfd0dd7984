package io.eggtimer.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;

import io.eggtimer.bayes.FullCovariancePosterior;
import io.eggtimer.bayes.MeanFieldPosterior;
import io.eggtimer.bayes.NetworkShape;
import io.eggtimer.bayes.SeededRandom;

/**
 * Multilayer perceptron whose weights and biases are together one Gaussian:
 *
 * <pre>{@code
 * w[s] = loc + L epsilon[s],  epsilon[s] ~ Normal(0, I)
 * L    = diag(scale) (I + lower / sqrt(P)),  scale = softplus(rho), lower strictly lower triangular
 * }</pre>
 *
 * <p>
 * The map to {@code L} makes one step size fit all parameters: Adam moves each number by
 * about as much, and so {@code lower} counts in units of the scale of its row, and the up
 * to P numbers of a row together as much as one. All examples share the drawn weights.
 *
 * <p>
 * Source: Kucukelbir et al., <a href="https://jmlr.org/papers/v18/16-107.html">Automatic
 * Differentiation Variational Inference</a>, JMLR 2017, section 2.4 (full-rank Gaussian).
 */
final class FullCovarianceMlp extends BayesianMlp {

	private final Parameter lower;

	/** {@code 1 / sqrt(P)} below the diagonal, zero elsewhere; not trained. */
	private final Parameter mask;

	/**
	 * Creates the block, with weights that do not covary yet.
	 * @param network the function
	 * @param priorScale standard deviation of the prior {@code p(w) = Normal(0,
	 * priorScale)}
	 * @param initial means and scales to start from
	 * @throws IllegalArgumentException if {@code priorScale} is not positive, or the
	 * weights are too many
	 */
	FullCovarianceMlp(NetworkShape network, double priorScale, MeanFieldPosterior initial) {
		this(network, priorScale, initial, new float[0][]);
	}

	/**
	 * Creates the block.
	 * @param network the function
	 * @param priorScale standard deviation of the prior
	 * @param initial means and scales to start from
	 * @param lower first rows of the matrix to start from; the others are zero
	 */
	FullCovarianceMlp(NetworkShape network, double priorScale, MeanFieldPosterior initial, float[][] lower) {
		super(network, priorScale, initial.loc(), initial.rho());
		int size = network.weightCount();
		FullCovariancePosterior.requireFew(size);
		float[] start = new float[size * size];
		for (int p = 0; p < lower.length; p++) {
			System.arraycopy(lower[p], 0, start, p * size, p);
		}
		float[] share = new float[size * size];
		for (int p = 0; p < size; p++) {
			for (int q = 0; q < p; q++) {
				share[p * size + q] = (float) (1 / Math.sqrt(size));
			}
		}
		this.lower = parameter("lower", Parameter.Type.OTHER, start, new Shape(size, size));
		this.mask = parameter("mask", Parameter.Type.OTHER, share, new Shape(size, size));
		this.mask.freeze(true);
	}

	/** {@inheritDoc} One array, epsilon of shape [S, P]. */
	@Override
	NDList noise(NDManager manager, SeededRandom random, int draws, int examples) {
		return new NDList(PyTorch.gaussians(manager, random, new Shape(draws, network().weightCount())));
	}

	@Override
	NDArray logits(NDArray x, NDList noise, ParameterStore parameters, boolean training) {
		NDArray epsilon = noise.singletonOrThrow();
		NDArray turned = epsilon.add(epsilon.matMul(lower(parameters, epsilon, training).transpose()));
		NDArray weights = turned.mul(scale(parameters, epsilon, training)).add(loc(parameters, epsilon, training));
		return Mlp.logits(network(), x, weights);
	}

	/** {@inheritDoc} The formula is that of {@link FullCovariancePosterior}. */
	@Override
	NDArray klDivergence(ParameterStore parameters, NDArray like) {
		NDArray prior = PyTorch.constant(like, priorScale());
		NDArray one = PyTorch.constant(like, 1);
		NDArray shift = loc(parameters, like, true).div(prior);
		NDArray ratio = scale(parameters, like, true).div(prior);
		NDArray rows = lower(parameters, like, true).square().sum(new int[] { 1 }).add(one);
		return ratio.square()
			.mul(rows)
			.add(shift.square())
			.sub(one)
			.mul(PyTorch.constant(like, 0.5))
			.sub(ratio.log())
			.sum();
	}

	@Override
	FullCovariancePosterior posterior() {
		double[] scale = MeanFieldPosterior.of(loc(), rho()).scale();
		float[] square = this.lower.getArray().toFloatArray();
		int size = scale.length;
		float[] factor = new float[size * (size + 1) / 2];
		int next = 0;
		for (int p = 0; p < size; p++) {
			for (int q = 0; q < p; q++) {
				factor[next++] = (float) (scale[p] * square[p * size + q] / Math.sqrt(size));
			}
			factor[next++] = (float) scale[p];
		}
		return FullCovariancePosterior.of(loc(), factor);
	}

	/** Returns the matrix, shape [P, P]; attached to the manager of {@code like}. */
	private NDArray lower(ParameterStore parameters, NDArray like, boolean training) {
		NDArray values = parameters.getValue(this.lower, like.getDevice(), training);
		return PyTorch.owned(like, values.mul(parameters.getValue(this.mask, like.getDevice(), false)));
	}

}
