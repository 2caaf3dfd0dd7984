package io.eggtimer.bayes;

import java.util.Arrays;

/**
 * The exact posterior of a network's weights given labelled rows, up to a constant:
 *
 * <pre>{@code
 * ln p(w | data) = sum over n of weight[y[n]] ln softmax(logits(x[n], w))[y[n]]
 *                  - sum over p of w[p]^2 / (2 priorScale^2)  + constant
 * }</pre>
 *
 * <p>
 * The gradient is backpropagation, written out. Every unit has its values of
 * {@value RowLoops#ROWS} rows in an array of its own, and each innermost loop runs over
 * rows with one index for all its arrays: that is the form that the compiler of JDK 17
 * turns into vector instructions (it gives up where two arrays have different offsets).
 * Arithmetic is exact to the bit on every machine.
 *
 * <p>
 * Source: Rumelhart, Hinton and Williams,
 * <a href="https://doi.org/10.1038/323533a0">Learning Representations by Back-Propagating
 * Errors</a>, Nature, 1986.
 */
public final class NetworkLogPosterior implements LogDensity {

	/** The product of this many normalisers, each at most C, stays below 2^1023. */
	private static final int MAX_CLASSES = 250;

	private final NetworkShape shape;

	private final NetworkShape.Layer[] layers;

	private final double priorScale;

	private final float[] classWeights;

	private final Block[] blocks;

	/** Values of each layer's units in one block, [layer][unit][ROWS]. */
	private final double[][][] outputs;

	/** Gradient of the log-likelihood with respect to what an activation is given. */
	private final double[][][] errors;

	private final double[] greatest = new double[RowLoops.ROWS];

	private final double[] normaliser = new double[RowLoops.ROWS];

	private final double[] products;

	/**
	 * Creates a posterior.
	 * @param shape the network, of at most 250 classes
	 * @param priorScale standard deviation of the Gaussian prior on each weight and bias
	 * @param features shape [N, D]
	 * @param outcomes index of each row's class, shape [N]
	 * @param classWeights weight of each class's log-likelihood, shape [C]
	 * @throws IllegalArgumentException if {@code priorScale} is not positive, there are
	 * too many classes, or the lengths differ
	 */
	public NetworkLogPosterior(NetworkShape shape, double priorScale, float[][] features, int[] outcomes,
			float[] classWeights) {
		if (!(priorScale > 0)) {
			throw new IllegalArgumentException("priorScale must be positive, got " + priorScale);
		}
		if (shape.classes() > MAX_CLASSES || classWeights.length != shape.classes()) {
			throw new IllegalArgumentException("Need a weight for each class and at most %d of them, got %d and %d"
				.formatted(MAX_CLASSES, classWeights.length, shape.classes()));
		}
		if (features.length != outcomes.length) {
			throw new IllegalArgumentException(
					"Need as many rows as outcomes, got %d and %d".formatted(features.length, outcomes.length));
		}
		this.shape = shape;
		this.layers = shape.layers().toArray(NetworkShape.Layer[]::new);
		this.priorScale = priorScale;
		this.classWeights = classWeights.clone();
		this.blocks = blocks(shape, features, outcomes, classWeights);
		this.outputs = new double[this.layers.length][][];
		this.errors = new double[this.layers.length][][];
		for (int l = 0; l < this.layers.length; l++) {
			this.outputs[l] = new double[this.layers[l].units()][RowLoops.ROWS];
			this.errors[l] = new double[this.layers[l].units()][RowLoops.ROWS];
		}
		this.products = new double[shape.classes()];
	}

	@Override
	public int dimension() {
		return this.shape.weightCount();
	}

	@Override
	public double at(double[] position, double[] gradient) {
		double value = prior(position, gradient);
		for (Block block : this.blocks) {
			value += forward(block, position);
			backward(block, position, gradient);
		}
		return value;
	}

	/**
	 * Computes the log-likelihood alone: all but the prior, without a gradient.
	 * @param position the weights, shape [P]
	 * @return the weighted sum over rows, in nats
	 */
	public double logLikelihood(double[] position) {
		double value = 0;
		for (Block block : this.blocks) {
			value += forward(block, position);
		}
		return value;
	}

	private double prior(double[] position, double[] gradient) {
		double precision = 1 / (this.priorScale * this.priorScale);
		double squares = 0;
		for (int p = 0; p < position.length; p++) {
			squares += position[p] * position[p];
			gradient[p] = -precision * position[p];
		}
		return -precision * squares / 2;
	}

	/** Returns the log-likelihood of a block and leaves its error at the logits. */
	private double forward(Block block, double[] w) {
		double[][] values = block.features;
		for (int l = 0; l < this.layers.length; l++) {
			NetworkShape.Layer layer = this.layers[l];
			for (int h = 0; h < layer.units(); h++) {
				double[] y = this.outputs[l][h];
				Arrays.fill(y, w[layer.bias(h)]);
				accumulate(y, values, w, layer.weight(h, 0), 1);
				if (l + 1 < this.layers.length) {
					activate(y);
				}
			}
			values = this.outputs[l];
		}
		return softmax(block, values, this.errors[this.layers.length - 1]);
	}

	private double softmax(Block block, double[][] logits, double[][] error) {
		System.arraycopy(logits[0], 0, this.greatest, 0, RowLoops.ROWS);
		for (int c = 1; c < logits.length; c++) {
			RowLoops.max(this.greatest, logits[c]);
		}
		double value = -RowLoops.dot(block.weights, this.greatest);
		Arrays.fill(this.normaliser, 0);
		for (int c = 0; c < logits.length; c++) {
			value += RowLoops.dot(block.targets[c], logits[c]);
			RowLoops.exponentials(logits[c], this.greatest, this.normaliser);
		}
		for (int c = 0; c < logits.length; c++) {
			RowLoops.residuals(error[c], block.targets[c], block.weights, logits[c], this.normaliser);
		}
		// one logarithm per class instead of one per row
		Arrays.fill(this.products, 1);
		for (int i = 0; i < block.outcomes.length; i++) {
			this.products[block.outcomes[i]] *= this.normaliser[i];
		}
		for (int c = 0; c < this.products.length; c++) {
			value -= this.classWeights[c] * StrictMath.log(this.products[c]);
		}
		return value;
	}

	private void backward(Block block, double[] w, double[] gradient) {
		for (int l = this.layers.length - 1; l >= 0; l--) {
			NetworkShape.Layer layer = this.layers[l];
			double[][] error = this.errors[l];
			double[][] inputs = (l > 0) ? this.outputs[l - 1] : block.features;
			for (int h = 0; h < layer.units(); h++) {
				gradient[layer.bias(h)] += RowLoops.sum(error[h]);
			}
			int h = 0;
			for (; h + 2 <= layer.units(); h += 2) {
				RowLoops.addDots(gradient, layer.weight(h, 0), layer.inputs(), error[h], error[h + 1], inputs);
			}
			if (h < layer.units()) {
				RowLoops.addDots(gradient, layer.weight(h, 0), error[h], inputs);
			}
			if (l > 0) {
				for (int d = 0; d < layer.inputs(); d++) {
					double[] below = this.errors[l - 1][d];
					Arrays.fill(below, 0);
					accumulate(below, error, w, layer.weight(0, d), layer.inputs());
					differentiate(below, inputs[d]);
				}
			}
		}
	}

	/** {@code y += sum over k of w[offset + k * stride] * x[k]}, four terms a pass. */
	private static void accumulate(double[] y, double[][] x, double[] w, int offset, int stride) {
		int k = 0;
		int p = offset;
		for (; k + 4 <= x.length; k += 4) {
			RowLoops.add(y, w[p], x[k], w[p + stride], x[k + 1], w[p + 2 * stride], x[k + 2], w[p + 3 * stride],
					x[k + 3]);
			p += 4 * stride;
		}
		for (; k < x.length; k++) {
			RowLoops.add(y, w[p], x[k]);
			p += stride;
		}
	}

	private void activate(double[] values) {
		switch (this.shape.activation()) {
			case RELU -> RowLoops.relu(values);
			case TANH -> RowLoops.tanh(values);
		}
	}

	/** Multiplies an error by the derivative of the activation, given its outputs. */
	private void differentiate(double[] error, double[] outputs) {
		switch (this.shape.activation()) {
			case RELU -> RowLoops.reluDerivative(error, outputs);
			case TANH -> RowLoops.tanhDerivative(error, outputs);
		}
	}

	private static Block[] blocks(NetworkShape shape, float[][] features, int[] outcomes, float[] classWeights) {
		Block[] blocks = new Block[(outcomes.length + RowLoops.ROWS - 1) / RowLoops.ROWS];
		for (int b = 0; b < blocks.length; b++) {
			int from = b * RowLoops.ROWS;
			int to = Math.min(from + RowLoops.ROWS, outcomes.length);
			Block block = new Block(new double[shape.inputs()][RowLoops.ROWS],
					new double[shape.classes()][RowLoops.ROWS], new double[RowLoops.ROWS],
					Arrays.copyOfRange(outcomes, from, to));
			for (int i = 0; i < to - from; i++) {
				for (int d = 0; d < shape.inputs(); d++) {
					block.features[d][i] = features[from + i][d];
				}
				block.weights[i] = classWeights[outcomes[from + i]];
				block.targets[outcomes[from + i]][i] = block.weights[i];
			}
			blocks[b] = block;
		}
		return blocks;
	}

	/**
	 * Some rows; the last block is padded with rows of weight 0.
	 *
	 * @param features shape [D, ROWS]
	 * @param targets one-hot outcomes times class weights, shape [C, ROWS]
	 * @param weights class weight of each row, shape [ROWS]
	 * @param outcomes class of each row that is not padding
	 */
	private record Block(double[][] features, double[][] targets, double[] weights, int[] outcomes) {
	}

}
