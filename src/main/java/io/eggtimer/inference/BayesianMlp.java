package io.eggtimer.inference;

import java.util.Arrays;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

import io.eggtimer.bayes.GaussianPosterior;
import io.eggtimer.bayes.NetworkShape;
import io.eggtimer.bayes.SeededRandom;

/**
 * Multilayer perceptron with a Gaussian posterior over all weights and biases: a
 * variational family with its current parameters.
 *
 * <p>
 * The noise is an input, so the block has no randomness of its own. Shapes:
 *
 * <ul>
 * <li>inputs: x [N, D], then the arrays of {@link #noise}
 * <li>parameters: loc [P] and rho [P], in the layout of {@link NetworkShape}, and what
 * the family adds
 * <li>output: logits [S, N, C]
 * </ul>
 */
abstract class BayesianMlp extends AbstractBlock {

	private final NetworkShape network;

	private final double priorScale;

	private final Parameter loc;

	private final Parameter rho;

	/**
	 * Creates the block.
	 * @param network the function
	 * @param priorScale standard deviation of the prior {@code p(w) = Normal(0,
	 * priorScale)}
	 * @param loc means to start from, shape [P]
	 * @param rho unconstrained scales to start from, shape [P]; {@code scale =
	 * softplus(rho)}
	 * @throws IllegalArgumentException if {@code priorScale} is not positive
	 */
	BayesianMlp(NetworkShape network, double priorScale, float[] loc, float[] rho) {
		if (!(priorScale > 0)) {
			throw new IllegalArgumentException("priorScale must be positive, got " + priorScale);
		}
		this.network = network;
		this.priorScale = priorScale;
		this.loc = parameter("loc", Parameter.Type.WEIGHT, loc, new Shape(loc.length));
		this.rho = parameter("rho", Parameter.Type.OTHER, rho, new Shape(rho.length));
	}

	/**
	 * Creates the noise of one evaluation.
	 * @param manager owns the arrays
	 * @param random where the noise comes from
	 * @param draws how often each example is evaluated, {@code S}
	 * @param examples number of examples, {@code N}
	 * @return arrays whose first axis has length {@code S}
	 */
	abstract NDList noise(NDManager manager, SeededRandom random, int draws, int examples);

	/**
	 * Computes {@code KL(q || p)}, <em>summed</em> over all weights and biases.
	 *
	 * <p>
	 * The ELBO counts it once per data set: a loss averaged over examples adds {@code kl
	 * / trainingSetSize}.
	 * @param parameters where the current values are read
	 * @param like an array on the device, and of the manager, to compute with
	 * @return a scalar in nats, shape []; attached to the manager of {@code like}
	 */
	abstract NDArray klDivergence(ParameterStore parameters, NDArray like);

	/**
	 * Evaluates the network.
	 * @param x features, shape [N, D]
	 * @param noise from {@link #noise}; its manager owns all results
	 * @param parameters where the current values are read
	 * @param training whether gradients are wanted
	 * @return logits, shape [S, N, C]
	 */
	abstract NDArray logits(NDArray x, NDList noise, ParameterStore parameters, boolean training);

	/** Returns the current values as plain Java. */
	abstract GaussianPosterior posterior();

	@Override
	protected NDList forwardInternal(ParameterStore parameters, NDList inputs, boolean training,
			PairList<String, Object> params) {
		return new NDList(logits(inputs.get(0), inputs.subNDList(1), parameters, training));
	}

	@Override
	public Shape[] getOutputShapes(Shape[] inputShapes) {
		return new Shape[] { new Shape(inputShapes[1].get(0), inputShapes[0].get(0), this.network.classes()) };
	}

	/** Initializes the parameters in the given manager. */
	void initialize(NDManager manager) {
		initialize(manager, DataType.FLOAT32, new Shape(1, this.network.inputs()));
	}

	/** Returns the network. */
	final NetworkShape network() {
		return this.network;
	}

	/** Returns the standard deviation of the prior. */
	final double priorScale() {
		return this.priorScale;
	}

	/**
	 * Returns the current means, shape [1, P]; attached to the manager of {@code like}.
	 */
	final NDArray loc(ParameterStore parameters, NDArray like, boolean training) {
		return PyTorch.owned(like, parameters.getValue(this.loc, like.getDevice(), training).expandDims(0));
	}

	/** Returns softplus(rho), shape [1, P]; attached to the manager of {@code like}. */
	final NDArray scale(ParameterStore parameters, NDArray like, boolean training) {
		NDArray values = parameters.getValue(this.rho, like.getDevice(), training);
		return PyTorch.owned(like, Activation.softPlus(values)).expandDims(0);
	}

	/** Returns a copy of the current means, shape [P]. */
	final float[] loc() {
		return this.loc.getArray().toFloatArray();
	}

	/** Returns a copy of the current unconstrained scales, shape [P]. */
	final float[] rho() {
		return this.rho.getArray().toFloatArray();
	}

	/** Adds a parameter that starts from given values. */
	final Parameter parameter(String name, Parameter.Type type, float[] initial, Shape shape) {
		float[] values = Arrays.copyOf(initial, initial.length);
		Parameter parameter = addParameter(Parameter.builder().setName(name).setType(type).optShape(shape).build());
		parameter.setInitializer((manager, given, dataType) -> manager.create(values, given));
		return parameter;
	}

}
