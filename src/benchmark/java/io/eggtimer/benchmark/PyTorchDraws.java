package io.eggtimer.benchmark;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;

import io.eggtimer.bayes.NetworkShape;
import io.eggtimer.bayes.WeightDraws;
import io.eggtimer.inference.EngineVersions;

/**
 * The same predictions through PyTorch, in two layouts of the weights, which are laid out
 * beforehand. A call pays for the network, the softmax and the mean over the draws;
 * {@link #answer} for all the other statistics as well.
 */
final class PyTorchDraws implements AutoCloseable {

	private final NetworkShape shape;

	private final NDManager manager;

	/** Of each layer, shape [S, H, D]. */
	private final NDArray[] weight;

	/** Of each layer, shape [S, H, 1]. */
	private final NDArray[] bias;

	/** Of each layer and input, shape [H, 1, S]. */
	private final NDArray[][] weightByInput;

	/** Of each layer, shape [H, 1, S]. */
	private final NDArray[] biasByDraw;

	PyTorchDraws(NetworkShape shape, WeightDraws draws) {
		EngineVersions.get(); // settles the number of threads before the engine is loaded
		this.shape = shape;
		this.manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
		int layers = shape.layers().size();
		this.weight = new NDArray[layers];
		this.bias = new NDArray[layers];
		this.weightByInput = new NDArray[layers][];
		this.biasByDraw = new NDArray[layers];
		float[] flat = new float[draws.count() * shape.weightCount()];
		for (int s = 0; s < draws.count(); s++) {
			System.arraycopy(draws.get(s), 0, flat, s * shape.weightCount(), shape.weightCount());
		}
		NDArray all = this.manager.create(flat, new Shape(draws.count(), shape.weightCount()));
		for (int l = 0; l < layers; l++) {
			NetworkShape.Layer layer = shape.layers().get(l);
			this.weight[l] = all.get(":, {}:{}", layer.offset(), layer.biasOffset())
				.reshape(draws.count(), layer.units(), layer.inputs())
				.duplicate();
			this.bias[l] = all.get(":, {}:{}", layer.biasOffset(), layer.end())
				.reshape(draws.count(), layer.units(), 1)
				.duplicate();
			this.weightByInput[l] = new NDArray[layer.inputs()];
			for (int d = 0; d < layer.inputs(); d++) {
				this.weightByInput[l][d] = contiguous(this.weight[l].get(":, :, {}", d).transpose(1, 0).expandDims(1));
			}
			this.biasByDraw[l] = contiguous(this.bias[l].transpose(1, 2, 0));
		}
	}

	/** Batched matrix products, one for each draw, as one writes them. */
	float[] matmul(float[][] x) {
		try (NDManager call = this.manager.newSubManager()) {
			return logits(call, x).softmax(1).mean(new int[] { 0 }).toFloatArray();
		}
	}

	private NDArray logits(NDManager call, float[][] x) {
		NDArray activations = call.create(x).transpose(); // [D, N]
		for (int l = 0; l < this.weight.length; l++) {
			NDArray inputs = (l > 0) ? activate(activations) : activations;
			activations = owned(call, this.weight[l].matMul(inputs)).add(this.bias[l]);
		}
		return activations;
	}

	/** The first with all statistics that an answer has. */
	float[] answer(float[][] x) {
		try (NDManager call = this.manager.newSubManager()) {
			NDArray p = logits(call, x).softmax(1); // [S, C, N]
			long draws = p.getShape().get(0);
			NDArray mean = p.mean(new int[] { 0 });
			NDArray deviation = p.sub(mean).square().sum(new int[] { 0 }).div(draws - 1).sqrt();
			NDArray votes = p.argMax(1).oneHot(this.shape.classes()).sum(new int[] { 0 });
			NDArray entropy = p.mul(p.log()).sum(new int[] { 1 }).mean(new int[] { 0 });
			NDArray total = mean.mul(mean.log()).sum(new int[] { 0 });
			NDArray sorted = p.sort(0);
			NDArray lower = sorted.get((long) (0.05 * (draws - 1)));
			NDArray upper = sorted.get((long) (0.95 * (draws - 1)));
			for (NDArray statistic : new NDArray[] { deviation, votes, entropy, total, lower, upper }) {
				statistic.toByteArray();
			}
			return mean.toFloatArray();
		}
	}

	/**
	 * The same with less to allocate: biases are added in place, and the first layer,
	 * whose inputs all draws share, is a single product.
	 */
	float[] matmulInPlace(float[][] x) {
		try (NDManager call = this.manager.newSubManager()) {
			long draws = this.weight[0].getShape().get(0);
			NDArray inputs = call.create(x).transpose(); // [D, N]
			NDArray activations = owned(call, this.weight[0].reshape(-1, inputs.getShape().get(0)));
			activations = activations.matMul(inputs)
				.reshape(draws, this.weight[0].getShape().get(1), x.length)
				.addi(this.bias[0]);
			for (int l = 1; l < this.weight.length; l++) {
				activations = owned(call, this.weight[l].matMul(activate(activations))).addi(this.bias[l]);
			}
			return activations.softmax(1).mean(new int[] { 0 }).toFloatArray();
		}
	}

	/** Products element by element, with the draws innermost. */
	float[] elementWise(float[][] x) {
		try (NDManager call = this.manager.newSubManager()) {
			NDArray activations = call.create(x).transpose().expandDims(2); // [D, N, 1]
			for (int l = 0; l < this.weight.length; l++) {
				activations = layer(call, l, (l > 0) ? activate(activations) : activations);
			}
			return activations.softmax(0).mean(new int[] { 2 }).toFloatArray();
		}
	}

	/**
	 * Adds up the products input by input: all of them at once would not fit the cache.
	 */
	private NDArray layer(NDManager call, int l, NDArray activations) {
		NDArray outputs = this.biasByDraw[l];
		for (int d = 0; d < activations.getShape().get(0); d++) {
			NDArray products = owned(call, this.weightByInput[l][d].mul(activations.get(d)));
			outputs = (d == 0) ? products.addi(outputs) : outputs.addi(products);
		}
		return outputs;
	}

	@Override
	public void close() {
		this.manager.close();
	}

	private NDArray activate(NDArray values) {
		return switch (this.shape.activation()) {
			case RELU -> Activation.relu(values);
			case TANH -> Activation.tanh(values);
		};
	}

	private static NDArray owned(NDManager call, NDArray array) {
		array.attach(call);
		return array;
	}

	/** A transposed view is only another way to look at the same memory. */
	private static NDArray contiguous(NDArray view) {
		return view.getManager().create(view.toFloatArray(), view.getShape());
	}

}
