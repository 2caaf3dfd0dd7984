package io.eggtimer.bayes;

import java.util.Arrays;

/**
 * A network whose weights are posterior draws: the plain-Java twin of the function that
 * was trained, for serving. Immutable and safe for concurrent use.
 *
 * <p>
 * All draws of a tile are evaluated side by side: the innermost loops run over draws, on
 * neighbouring memory, and carry no branch.
 */
public final class PosteriorNetwork {

	private final NetworkShape shape;

	private final NetworkShape.Layer[] layers;

	private final int widest;

	private final WeightDraws draws;

	/**
	 * Creates a network.
	 * @param shape the network
	 * @param draws its weights
	 * @throws IllegalArgumentException if they do not fit together
	 */
	public PosteriorNetwork(NetworkShape shape, WeightDraws draws) {
		if (shape.weightCount() != draws.weightCount()) {
			throw new IllegalArgumentException("The network has %d weights, the draws have %d"
				.formatted(shape.weightCount(), draws.weightCount()));
		}
		this.shape = shape;
		this.layers = shape.layers().toArray(NetworkShape.Layer[]::new);
		this.widest = shape.layers().stream().mapToInt(NetworkShape.Layer::units).max().orElseThrow();
		this.draws = draws;
	}

	/** Returns the number of draws, {@code S}. */
	public int draws() {
		return this.draws.count();
	}

	/**
	 * Computes the predictive of one example, on this thread.
	 * @param x features as the network was trained on, shape [D]
	 * @return its summary over all draws
	 */
	public PosteriorPredictive predict(float[] x) {
		DrawProbabilities probabilities = newProbabilities(draws());
		evaluate(x, probabilities, 0, slices(draws()));
		return PosteriorPredictive.of(probabilities);
	}

	/** Returns room for the first {@code draws} draws of this network. */
	public DrawProbabilities newProbabilities(int draws) {
		return new DrawProbabilities(this.shape.classes(), draws);
	}

	/** Returns into how many slices the first {@code draws} draws can be split. */
	public int slices(int draws) {
		return WeightDraws.tiles(draws);
	}

	/**
	 * Evaluates slices of the draws; different slices may be evaluated by different
	 * threads, and the result does not depend on who does which.
	 * @param x features, shape [D]
	 * @param into receives the class probabilities and entropies
	 * @param from first slice, in [0, {@link #slices})
	 * @param to slice after the last
	 */
	public void evaluate(float[] x, DrawProbabilities into, int from, int to) {
		float[] example = repeat(x);
		float[] inputs = new float[this.widest * WeightDraws.TILE];
		float[] outputs = new float[this.widest * WeightDraws.TILE];
		for (int t = from; t < to; t++) {
			float[] weights = this.draws.tile(t);
			dense(this.layers[0], weights, example, outputs);
			for (int l = 1; l < this.layers.length; l++) {
				activate(outputs, this.layers[l].inputs());
				float[] swap = inputs;
				inputs = outputs;
				outputs = swap;
				dense(this.layers[l], weights, inputs, outputs);
			}
			int start = t * WeightDraws.TILE;
			softmax(outputs, into, start, Math.min(WeightDraws.TILE, into.draws() - start));
		}
	}

	/** Lays out an example that all draws of a tile share, shape [D, TILE]. */
	private static float[] repeat(float[] x) {
		float[] repeated = new float[x.length * WeightDraws.TILE];
		for (int d = 0; d < x.length; d++) {
			Arrays.fill(repeated, d * WeightDraws.TILE, (d + 1) * WeightDraws.TILE, x[d]);
		}
		return repeated;
	}

	/** {@code y = W x + b}; x of shape [D, TILE], y of shape [H, TILE]. */
	private static void dense(NetworkShape.Layer layer, float[] weights, float[] x, float[] y) {
		for (int h = 0; h < layer.units(); h++) {
			int out = h * WeightDraws.TILE;
			System.arraycopy(weights, layer.bias(h) * WeightDraws.TILE, y, out, WeightDraws.TILE);
			for (int d = 0; d < layer.inputs(); d++) {
				int w = layer.weight(h, d) * WeightDraws.TILE;
				int in = d * WeightDraws.TILE;
				for (int s = 0; s < WeightDraws.TILE; s++) {
					y[out + s] += weights[w + s] * x[in + s];
				}
			}
		}
	}

	private void activate(float[] values, int units) {
		int length = units * WeightDraws.TILE;
		if (this.shape.activation() == Activation.RELU) {
			for (int i = 0; i < length; i++) {
				values[i] = Math.max(values[i], 0);
			}
		}
		else {
			for (int i = 0; i < length; i++) {
				values[i] = (float) Exponential.tanh(values[i]);
			}
		}
	}

	/**
	 * Softmax and its entropy, {@code ln(sum of e^z) - sum of p z}, with the greatest
	 * logit subtracted from each {@code z} so that no exponential overflows.
	 */
	private static void softmax(float[] logits, DrawProbabilities into, int start, int lanes) {
		int classes = into.classes();
		float[] greatest = Arrays.copyOf(logits, WeightDraws.TILE);
		for (int c = 1; c < classes; c++) {
			int in = c * WeightDraws.TILE;
			for (int s = 0; s < WeightDraws.TILE; s++) {
				greatest[s] = Math.max(greatest[s], logits[in + s]);
			}
		}
		double[] exponentials = new double[classes * WeightDraws.TILE];
		double[] sum = new double[WeightDraws.TILE];
		double[] weighted = new double[WeightDraws.TILE];
		for (int c = 0; c < classes; c++) {
			int in = c * WeightDraws.TILE;
			for (int s = 0; s < WeightDraws.TILE; s++) {
				double z = Math.max(logits[in + s] - greatest[s], Exponential.LEAST);
				double e = Exponential.of(z);
				exponentials[in + s] = e;
				sum[s] += e;
				weighted[s] += e * z;
			}
		}
		for (int c = 0; c < classes; c++) {
			int in = c * WeightDraws.TILE;
			float[] probability = into.probability[c];
			for (int s = 0; s < lanes; s++) {
				probability[start + s] = (float) (exponentials[in + s] / sum[s]);
			}
		}
		for (int s = 0; s < lanes; s++) {
			into.entropy[start + s] = (float) (StrictMath.log(sum[s]) - weighted[s] / sum[s]);
		}
	}

}
