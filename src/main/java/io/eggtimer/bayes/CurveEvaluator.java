package io.eggtimer.bayes;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Evaluates tiles of a {@link PredictiveCurve}, with the memory that this needs, which is
 * used again and again. For one thread at a time.
 */
final class CurveEvaluator {

	private final DenseLayer[] layers;

	/** Null where the network is not made of straight lines. */
	private final @Nullable LinearPieces pieces;

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
		this.layers = layers;
		this.pieces = (shape.activation() == Activation.RELU && layers.length > 1)
				? new LinearPieces(shape.layers().get(0), shape.layers().get(1)) : null;
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
		float[] each = x.clone();
		if (this.pieces != null) {
			this.pieces.start(w, x, feature, values);
		}
		for (int i = 0; i < values.count(); i++) {
			int layer;
			if (this.pieces != null) {
				this.pieces.moveTo(w, i);
				this.pieces.evaluate(values.get(i), this.layers[1].floor(), this.outputs);
				layer = 2;
			}
			else {
				each[feature] = values.get(i);
				this.layers[0].first(w, each, this.outputs);
				layer = 1;
			}
			for (; layer < this.layers.length; layer++) {
				float[][] swap = this.inputs;
				this.inputs = this.outputs;
				this.outputs = swap;
				this.layers[layer].next(w, this.inputs, this.outputs);
			}
			softmax(outcome, into[i].tiles[tile][0]);
		}
	}

	/** One exponential less than there are classes: {@code p = 1 / (1 + odds)}. */
	private void softmax(int outcome, float[] p) {
		Arrays.fill(p, 1);
		for (int c = 0; c < this.layers[this.layers.length - 1].units(); c++) {
			if (c != outcome) {
				DrawLoops.addOdds(p, this.outputs[c], this.outputs[outcome]);
			}
		}
		DrawLoops.invert(p);
	}

}
