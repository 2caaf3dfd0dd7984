package io.eggtimer.bayes;

/**
 * One layer of a {@link PosteriorNetwork}, evaluated for all draws of a tile: {@code y =
 * activation(W x + b)}, unit by unit, a few inputs at a time.
 */
final class DenseLayer {

	private static final float NO_FLOOR = Float.NEGATIVE_INFINITY;

	/** In place of a bias; never changed. */
	private static final float[] ZERO = new float[WeightDraws.TILE];

	private final NetworkShape.Layer layer;

	/** The least output: relu comes with the last inputs, at no cost. */
	private final float floor;

	private final boolean tanh;

	private DenseLayer(NetworkShape.Layer layer, boolean relu, boolean tanh) {
		this.layer = layer;
		this.floor = relu ? 0 : NO_FLOOR;
		this.tanh = tanh;
	}

	/** Returns the layers of a network; the last one has no activation. */
	static DenseLayer[] of(NetworkShape shape) {
		NetworkShape.Layer[] layers = shape.layers().toArray(NetworkShape.Layer[]::new);
		DenseLayer[] dense = new DenseLayer[layers.length];
		for (int l = 0; l < layers.length; l++) {
			boolean hidden = l < layers.length - 1;
			dense[l] = new DenseLayer(layers[l], hidden && shape.activation() == Activation.RELU,
					hidden && shape.activation() == Activation.TANH);
		}
		return dense;
	}

	/** Returns a layer that only sums up, though it may be a hidden one. */
	static DenseLayer withoutActivation(NetworkShape.Layer layer) {
		return new DenseLayer(layer, false, false);
	}

	/** Returns the least output. */
	float floor() {
		return this.floor;
	}

	/**
	 * Evaluates the first layer, whose inputs are the same under all draws.
	 * @param w weights of the network, shape [P, TILE]
	 * @param x features, shape [D]
	 * @param y receives the outputs, shape [H, TILE]
	 */
	void first(float[][] w, float[] x, float[][] y) {
		int inputs = this.layer.inputs();
		for (int h = 0; h < this.layer.units(); h++) {
			float[] from = w[this.layer.bias(h)];
			int p = this.layer.weight(h, 0);
			int d = 0;
			for (; d + 2 <= inputs; d += 2) {
				DrawLoops.add(y[h], from, w[p + d], x[d], w[p + d + 1], x[d + 1], floor(d + 2));
				from = y[h];
			}
			if (d < inputs) {
				DrawLoops.add(y[h], from, w[p + d], x[d], this.floor);
			}
		}
		activate(y);
	}

	/**
	 * Evaluates a later layer.
	 * @param w weights of the network, shape [P, TILE]
	 * @param x inputs, shape [D, TILE]
	 * @param y receives the outputs, shape [H, TILE]
	 */
	void next(float[][] w, float[][] x, float[][] y) {
		for (int h = 0; h < this.layer.units(); h++) {
			next(w, x, h, w[this.layer.bias(h)], y[h]);
		}
		activate(y);
	}

	/** Weighs the inputs of a later layer alone, as if its biases were 0. */
	void nextWithoutBias(float[][] w, float[][] x, float[][] y) {
		for (int h = 0; h < this.layer.units(); h++) {
			next(w, x, h, ZERO, y[h]);
		}
		activate(y);
	}

	private void next(float[][] w, float[][] x, int h, float[] bias, float[] y) {
		int inputs = this.layer.inputs();
		float[] from = bias;
		int p = this.layer.weight(h, 0);
		int d = 0;
		for (; d + 4 <= inputs; d += 4) {
			DrawLoops.add(y, from, w[p + d], x[d], w[p + d + 1], x[d + 1], w[p + d + 2], x[d + 2], w[p + d + 3],
					x[d + 3], floor(d + 4));
			from = y;
		}
		if (d + 2 <= inputs) {
			DrawLoops.add(y, from, w[p + d], x[d], w[p + d + 1], x[d + 1], floor(d + 2));
			from = y;
			d += 2;
		}
		if (d < inputs) {
			DrawLoops.add(y, from, w[p + d], x[d], this.floor);
		}
	}

	/** Evaluates a later layer for two examples, which share the loads of the weights. */
	void next(float[][] w, float[][] x, float[][] y, float[][] x2, float[][] y2) {
		int inputs = this.layer.inputs();
		for (int h = 0; h < this.layer.units(); h++) {
			float[] from = w[this.layer.bias(h)];
			float[] from2 = from;
			int p = this.layer.weight(h, 0);
			int d = 0;
			for (; d + 2 <= inputs; d += 2) {
				DrawLoops.addForTwo(y[h], from, x[d], x[d + 1], y2[h], from2, x2[d], x2[d + 1], w[p + d], w[p + d + 1],
						floor(d + 2));
				from = y[h];
				from2 = y2[h];
			}
			if (d < inputs) {
				DrawLoops.addForTwo(y[h], from, x[d], y2[h], from2, x2[d], w[p + d], this.floor);
			}
		}
		activate(y);
		activate(y2);
	}

	/**
	 * Returns the least value after {@code done} inputs: a sum is cut off once complete.
	 */
	private float floor(int done) {
		return (done == this.layer.inputs()) ? this.floor : NO_FLOOR;
	}

	private void activate(float[][] y) {
		if (this.tanh) {
			for (int h = 0; h < this.layer.units(); h++) {
				DrawLoops.tanh(y[h]);
			}
		}
	}

}
