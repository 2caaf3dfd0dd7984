package io.eggtimer.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

import io.eggtimer.bayes.NetworkShape;

/**
 * The network as a function of its weights, in the layout of {@link NetworkShape}, for
 * several weight draws at once. Differentiable.
 *
 * <p>
 * Examples are innermost, as they are the most: activations have shape [S, D, N], and
 * before the first layer, where the draws have not parted yet, [D, N].
 */
final class Mlp {

	private Mlp() {
	}

	/**
	 * Evaluates the network under given weights.
	 * @param network its shape
	 * @param x features, shape [N, D]
	 * @param weights flat weights, shape [S, P]
	 * @return logits, shape [S, N, C]; of the manager of {@code weights}
	 */
	static NDArray logits(NetworkShape network, NDArray x, NDArray weights) {
		NDArray activations = PyTorch.owned(weights, x.transpose());
		for (NetworkShape.Layer layer : network.layers()) {
			if (layer.offset() > 0) { // not the first
				activations = activate(network, activations);
			}
			activations = dense(layer, weights, activations);
		}
		return activations.swapAxes(1, 2);
	}

	/**
	 * Evaluates one layer, without an activation.
	 * @param layer where its weights are
	 * @param weights flat weights of the network, shape [S, P]
	 * @param activations inputs, shape [D, N], [1, D, N] or [S, D, N]
	 * @return shape [S, H, N]; with the S of the activations if that of the weights is 1
	 */
	static NDArray dense(NetworkShape.Layer layer, NDArray weights, NDArray activations) {
		long draws = weights.getShape().get(0);
		NDArray weight = weights.get(":, {}:{}", layer.offset(), layer.biasOffset())
			.reshape(draws, layer.units(), layer.inputs());
		NDArray bias = weights.get(":, {}:{}", layer.biasOffset(), layer.end()).reshape(draws, layer.units(), 1);
		return weight.matMul(activations).add(bias);
	}

	/** Applies the activation between layers. */
	static NDArray activate(NetworkShape network, NDArray values) {
		return switch (network.activation()) {
			case RELU -> Activation.relu(values);
			case TANH -> Activation.tanh(values);
		};
	}

}
