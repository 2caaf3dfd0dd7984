package io.eggtimer.bayes;

import java.util.ArrayList;
import java.util.List;

/**
 * A multilayer perceptron without its weights: the function
 * {@code logits(x [N, D], weights [S, P]) -> [S, N, C]}, and where each weight stands in
 * the flat vector of one draw.
 *
 * <p>
 * The vector holds the layers one after another from the input side; of each layer first
 * the weights, unit by unit (shape [H, D], row-major), then the biases (shape [H]). This
 * is the layout of everything that handles weights: the variational parameters, the
 * stored files and the draws.
 *
 * @param inputs number of features, {@code D} of the first layer
 * @param hiddenUnits width of each hidden layer, input side first; empty for multinomial
 * logistic regression
 * @param classes number of outputs, {@code C}
 * @param activation applied after each hidden layer
 */
public record NetworkShape(int inputs, List<Integer> hiddenUnits, int classes, Activation activation) {

	/**
	 * Creates a shape.
	 * @throws IllegalArgumentException if a width is less than 1, there are fewer than 2
	 * classes, or the weights are too many for one array
	 */
	public NetworkShape {
		hiddenUnits = List.copyOf(hiddenUnits);
		if (inputs < 1 || hiddenUnits.stream().anyMatch((units) -> units < 1)) {
			throw new IllegalArgumentException("Every layer needs at least 1 unit, got %d inputs and hidden units %s"
				.formatted(inputs, hiddenUnits));
		}
		if (classes < 2) {
			throw new IllegalArgumentException("Need at least 2 classes, got " + classes);
		}
		countWeights(inputs, hiddenUnits, classes);
	}

	/** Returns the number of weights and biases, {@code P}. */
	public int weightCount() {
		return countWeights(this.inputs, this.hiddenUnits, this.classes);
	}

	/** Returns the layers, input side first; the last one yields the logits. */
	public List<Layer> layers() {
		List<Layer> layers = new ArrayList<>();
		int offset = 0;
		int width = this.inputs;
		for (int units : this.hiddenUnits) {
			layers.add(new Layer(width, units, offset));
			offset = layers.get(layers.size() - 1).end();
			width = units;
		}
		layers.add(new Layer(width, this.classes, offset));
		return layers;
	}

	private static int countWeights(int inputs, List<Integer> hiddenUnits, int classes) {
		long count = 0;
		long width = inputs;
		try {
			for (int units : hiddenUnits) {
				count = Math.addExact(count, Math.multiplyExact(width + 1, units));
				width = units;
			}
			return Math.toIntExact(Math.addExact(count, Math.multiplyExact(width + 1, classes)));
		}
		catch (ArithmeticException ex) {
			throw new IllegalArgumentException("Too many weights with hidden units " + hiddenUnits);
		}
	}

	/**
	 * One dense layer, {@code y = W x + b}.
	 *
	 * @param inputs number of inputs, {@code D}
	 * @param units number of outputs, {@code H}
	 * @param offset index of its first weight in the vector of one draw
	 */
	public record Layer(int inputs, int units, int offset) {

		/** Returns the index of the weight from input {@code d} to unit {@code h}. */
		public int weight(int h, int d) {
			return this.offset + h * this.inputs + d;
		}

		/** Returns the index of the bias of unit {@code h}. */
		public int bias(int h) {
			return biasOffset() + h;
		}

		/** Returns the index of the first bias. */
		public int biasOffset() {
			return this.offset + this.units * this.inputs;
		}

		/** Returns the index after the last bias. */
		public int end() {
			return biasOffset() + this.units;
		}

	}

}
