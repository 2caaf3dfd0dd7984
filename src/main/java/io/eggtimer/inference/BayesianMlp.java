package io.eggtimer.inference;

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

import io.eggtimer.bayes.MeanFieldPosterior;
import io.eggtimer.bayes.NetworkShape;

/**
 * Multilayer perceptron with a mean-field Gaussian posterior over all weights and biases,
 * evaluated for several weight draws at once:
 *
 * <pre>{@code
 * w[s]         = loc + softplus(rho) * epsilon[s],  epsilon[s] ~ Normal(0, I)
 * logits[s, n] = mlp(x[n]; w[s])
 * }</pre>
 *
 * <p>
 * The noise is an input, so the block has no randomness of its own. Shapes:
 *
 * <ul>
 * <li>inputs: x [N, D] and epsilon [S, P]
 * <li>parameters: loc [P] and rho [P], in the layout of {@link NetworkShape}
 * <li>output: logits [S, N, C]
 * </ul>
 *
 * <p>
 * Source: Blundell et al., <a href="https://arxiv.org/abs/1505.05424">Weight Uncertainty
 * in Neural Networks</a>, ICML 2015, section 3.2; the prior here is one Gaussian, so the
 * KL is exact.
 */
final class BayesianMlp extends AbstractBlock {

	private final NetworkShape network;

	private final double priorScale;

	private final Parameter loc;

	private final Parameter rho;

	/**
	 * Creates the block.
	 * @param network the function
	 * @param priorScale standard deviation of the prior {@code p(w) = Normal(0,
	 * priorScale)}
	 * @param initial values of the parameters to start from
	 * @throws IllegalArgumentException if {@code priorScale} is not positive
	 */
	BayesianMlp(NetworkShape network, double priorScale, MeanFieldPosterior initial) {
		if (!(priorScale > 0)) {
			throw new IllegalArgumentException("priorScale must be positive, got " + priorScale);
		}
		this.network = network;
		this.priorScale = priorScale;
		this.loc = parameter("loc", Parameter.Type.WEIGHT, initial.loc());
		this.rho = parameter("rho", Parameter.Type.OTHER, initial.rho());
	}

	@Override
	protected NDList forwardInternal(ParameterStore parameters, NDList inputs, boolean training,
			PairList<String, Object> params) {
		NDArray x = inputs.get(0);
		NDArray epsilon = inputs.get(1);
		NDArray mean = parameters.getValue(this.loc, x.getDevice(), training);
		NDArray weights = epsilon.mul(scale(parameters, x, training)).add(mean);
		return new NDList(logits(this.network, x, weights));
	}

	/**
	 * Evaluates the network under given weights.
	 * @param network its shape
	 * @param x features, shape [N, D]
	 * @param weights flat weights, shape [S, P]
	 * @return logits, shape [S, N, C]
	 */
	static NDArray logits(NetworkShape network, NDArray x, NDArray weights) {
		long draws = weights.getShape().get(0);
		// examples innermost, as they are the most: [D, N] for the first layer, [S, D, N]
		// after it
		NDArray activations = x.transpose();
		for (NetworkShape.Layer layer : network.layers()) {
			if (layer.offset() > 0) { // not the first
				activations = activate(network, activations);
			}
			NDArray weight = weights.get(":, {}:{}", layer.offset(), layer.biasOffset())
				.reshape(draws, layer.units(), layer.inputs());
			NDArray bias = weights.get(":, {}:{}", layer.biasOffset(), layer.end()).reshape(draws, layer.units(), 1);
			activations = weight.matMul(activations).add(bias);
		}
		return activations.swapAxes(1, 2);
	}

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
	NDArray klDivergence(ParameterStore parameters, NDArray like) {
		NDArray prior = PyTorch.constant(like, this.priorScale);
		NDArray shift = owned(like, parameters.getValue(this.loc, like.getDevice(), true).div(prior));
		NDArray ratio = scale(parameters, like, true).div(prior);
		return ratio.square()
			.add(shift.square())
			.sub(PyTorch.constant(like, 1))
			.mul(PyTorch.constant(like, 0.5))
			.sub(ratio.log())
			.sum();
	}

	/** Returns the current values as plain Java. */
	MeanFieldPosterior posterior() {
		return MeanFieldPosterior.of(this.loc.getArray().toFloatArray(), this.rho.getArray().toFloatArray());
	}

	@Override
	public Shape[] getOutputShapes(Shape[] inputShapes) {
		return new Shape[] { new Shape(inputShapes[1].get(0), inputShapes[0].get(0), this.network.classes()) };
	}

	@Override
	public void prepare(Shape[] inputShapes) {
		this.loc.setShape(new Shape(this.network.weightCount()));
		this.rho.setShape(new Shape(this.network.weightCount()));
	}

	/** Initializes the parameters in the given manager. */
	void initialize(NDManager manager) {
		initialize(manager, DataType.FLOAT32, new Shape(1, this.network.inputs()),
				new Shape(1, this.network.weightCount()));
	}

	private static NDArray activate(NetworkShape network, NDArray values) {
		return switch (network.activation()) {
			case RELU -> Activation.relu(values);
			case TANH -> Activation.tanh(values);
		};
	}

	private NDArray scale(ParameterStore parameters, NDArray like, boolean training) {
		return owned(like, Activation.softPlus(parameters.getValue(this.rho, like.getDevice(), training)));
	}

	/**
	 * Hands a result computed from a parameter over to the caller's manager; DJL gives it
	 * to the parameter's, where it would outlive the call.
	 */
	private static NDArray owned(NDArray like, NDArray result) {
		result.attach(like.getManager());
		return result;
	}

	private Parameter parameter(String name, Parameter.Type type, float[] initial) {
		Parameter parameter = addParameter(Parameter.builder().setName(name).setType(type).build());
		parameter.setInitializer((manager, shape, dataType) -> manager.create(initial, shape));
		return parameter;
	}

}
