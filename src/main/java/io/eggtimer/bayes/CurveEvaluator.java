package io.eggtimer.bayes;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Evaluates tiles of a {@link PredictiveCurve}, with the memory that this needs, which is
 * used again and again. For one thread at a time.
 */
final class CurveEvaluator {

	/** Units of the first layer, each of which takes 20 KB. A choice. */
	private static final int MOST_PIECES = 1024;

	private final NetworkShape.Layer last;

	private final DenseLayer[] layers;

	/** Null where the network is not made of straight lines, or of too many. */
	private final @Nullable LinearPieces pieces;

	/**
	 * In place of the last layer: for each class but one, how much greater its logit is
	 * than that one's.
	 */
	private final NetworkShape.Layer oddsShape;

	private final DenseLayer oddsLayer;

	/** The weights of that layer, shape [(D + 1) (C - 1), TILE]. */
	private final float[][] oddsWeights;

	/** Inputs and outputs of a layer, in turns; shape [H, TILE] each. */
	private float[][] inputs;

	private float[][] outputs;

	/**
	 * Creates an instance.
	 * @param shape the network
	 * @param layers its layers
	 * @param widest greatest number of units of a layer
	 */
	CurveEvaluator(NetworkShape shape, DenseLayer[] layers, int widest) {
		this.last = shape.layers().get(layers.length - 1);
		this.layers = layers;
		this.oddsShape = new NetworkShape.Layer(this.last.inputs(), this.last.units() - 1, 0);
		this.oddsLayer = DenseLayer.withoutActivation(this.oddsShape);
		this.oddsWeights = new float[this.oddsShape.end()][WeightDraws.TILE];
		boolean linear = shape.activation() == Activation.RELU && layers.length > 1
				&& shape.layers().get(0).units() <= MOST_PIECES;
		this.pieces = linear
				? new LinearPieces(shape.layers().get(0), (layers.length == 2) ? this.oddsShape : shape.layers().get(1))
				: null;
		this.inputs = new float[widest][WeightDraws.TILE];
		this.outputs = new float[widest][WeightDraws.TILE];
	}

	/**
	 * Evaluates all values under the draws of a tile.
	 * @param w weights of the network, shape [P, TILE]
	 * @param x features, shape [D], with 0 for the one that grows
	 * @param feature which one grows
	 * @param values what it grows through
	 * @param outcome the class
	 * @param into receives its probability at each value; one class
	 * @param tile index of the tile
	 */
	void evaluate(float[][] w, float[] x, int feature, AscendingValues values, int outcome, DrawProbabilities[] into,
			int tile) {
		compare(w, outcome);
		float[] each = x.clone();
		if (this.pieces != null) {
			this.pieces.start(w, weights(w, 1), x, feature, values);
		}
		for (int i = 0; i < values.count(); i++) {
			int done;
			if (this.pieces != null) {
				this.pieces.moveTo(i);
				this.pieces.evaluate(values.get(i), layer(1).floor(), this.outputs);
				done = 2;
			}
			else {
				each[feature] = values.get(i);
				layer(0).first(weights(w, 0), each, this.outputs);
				done = 1;
			}
			for (int l = done; l < this.layers.length; l++) {
				float[][] swap = this.inputs;
				this.inputs = this.outputs;
				this.outputs = swap;
				layer(l).next(weights(w, l), this.inputs, this.outputs);
			}
			softmax(into[i].tiles[tile][0]);
		}
	}

	private DenseLayer layer(int index) {
		return (index < this.layers.length - 1) ? this.layers[index] : this.oddsLayer;
	}

	private float[][] weights(float[][] w, int layer) {
		return (layer < this.layers.length - 1) ? w : this.oddsWeights;
	}

	/** Compares the other classes' weights with those of one. */
	private void compare(float[][] w, int outcome) {
		for (int u = 0; u < this.oddsShape.units(); u++) {
			int c = (u < outcome) ? u : u + 1;
			for (int d = 0; d < this.last.inputs(); d++) {
				DrawLoops.subtract(this.oddsWeights[this.oddsShape.weight(u, d)], w[this.last.weight(c, d)],
						w[this.last.weight(outcome, d)]);
			}
			DrawLoops.subtract(this.oddsWeights[this.oddsShape.bias(u)], w[this.last.bias(c)],
					w[this.last.bias(outcome)]);
		}
	}

	/** {@code p = 1 / (1 + sum of e^z)}: one exponential less than there are classes. */
	private void softmax(float[] p) {
		Arrays.fill(p, 1);
		for (int u = 0; u < this.oddsShape.units(); u++) {
			DrawLoops.addOdds(p, this.outputs[u]);
		}
		DrawLoops.invert(p);
	}

}
