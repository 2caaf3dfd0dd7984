package io.eggtimer.bayes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A network whose weights are posterior draws: the plain-Java twin of the function that
 * was trained, for serving. Safe for concurrent use.
 *
 * <p>
 * All draws of a tile are evaluated side by side, layer by layer, while what they share
 * stays in the cache: see {@link DrawLoops}. Of many examples, two at a time share the
 * loads of the weights.
 */
public final class PosteriorNetwork {

	/**
	 * Weights that a slice multiplies with: about a tenth of a millisecond's work, well
	 * above what it costs to hand it to another thread. A choice.
	 */
	private static final int SLICE_WEIGHTS = 1 << 20;

	/** The logarithm of a product that does not overflow. */
	private static final double LOG_PRODUCT = 700;

	private final NetworkShape shape;

	private final DenseLayer[] layers;

	private final int widest;

	private final WeightDraws draws;

	private final int tilesPerSlice;

	/** How many numbers of at most C have a product that does not overflow. */
	private final int factors;

	/** Idle ones, no more than were ever in use at the same time: up to two a thread. */
	private final Queue<Workspace> workspaces = new ConcurrentLinkedQueue<>();

	private final Queue<CurveEvaluator> curveEvaluators = new ConcurrentLinkedQueue<>();

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
		this.layers = DenseLayer.of(shape);
		this.widest = shape.layers().stream().mapToInt(NetworkShape.Layer::units).max().orElseThrow();
		this.draws = draws;
		this.tilesPerSlice = (int) Math.max(1, SLICE_WEIGHTS / ((long) shape.weightCount() * WeightDraws.TILE));
		this.factors = (int) (LOG_PRODUCT / StrictMath.log(shape.classes()));
	}

	/** Returns the number of draws, {@code S}. */
	public int draws() {
		return this.draws.count();
	}

	/** Returns the number of weights and biases of each draw, {@code P}. */
	public int weightCount() {
		return this.draws.weightCount();
	}

	/**
	 * Computes the predictive of one example, on this thread.
	 * @param x features as the network was trained on, shape [D]
	 * @return its summary over all draws
	 */
	public PosteriorPredictive predict(float[] x) {
		return predict(x, draws());
	}

	/**
	 * Computes the predictive of one example under the first draws, on this thread.
	 * @param x features, shape [D]
	 * @param draws how many, in [1, S]
	 * @return its summary over these draws
	 * @throws IllegalArgumentException if there are not that many
	 */
	public PosteriorPredictive predict(float[] x, int draws) {
		this.draws.require(draws);
		Workspace workspace = acquire();
		DrawProbabilities probabilities = workspace.probabilities(draws);
		evaluate(x, probabilities, 0, slices(draws), workspace);
		PosteriorPredictive predictive = workspace.summary.of(probabilities);
		release(workspace);
		return predictive;
	}

	/**
	 * Computes the predictives of several examples under the first draws, on this thread.
	 * @param x features, shape [N, D]
	 * @param draws how many, in [1, S]
	 * @return the same as one by one, in less time; shape [N]
	 * @throws IllegalArgumentException if there are not that many
	 */
	public List<PosteriorPredictive> predict(float[][] x, int draws) {
		this.draws.require(draws);
		List<PosteriorPredictive> predictives = new ArrayList<>(x.length);
		Workspace one = acquire();
		Workspace other = acquire();
		DrawProbabilities first = one.probabilities(draws);
		DrawProbabilities second = other.probabilities(draws);
		for (int n = 0; n + 1 < x.length; n += 2) {
			for (int t = 0; t < first.tiles.length; t++) {
				forward(this.draws.tile(t), x[n], one, x[n + 1], other);
				softmax(one, first, t);
				softmax(other, second, t);
			}
			predictives.add(one.summary.of(first));
			predictives.add(one.summary.of(second));
		}
		release(one);
		release(other);
		if (x.length % 2 == 1) {
			predictives.add(predict(x[x.length - 1], draws));
		}
		return predictives;
	}

	/**
	 * Plans the probability of one class along one feature.
	 * @param x features, shape [D]; of the one that grows any value
	 * @param feature which one grows, in [0, D)
	 * @param values what it grows through, as the network was trained on, in ascending
	 * order
	 * @param outcome the class, in [0, C)
	 * @param draws how many, in [1, S]
	 * @return the curve, to be evaluated next
	 * @throws IllegalArgumentException if there are not that many draws, no value, or
	 * they do not ascend
	 */
	public PredictiveCurve curve(float[] x, int feature, float[] values, int outcome, int draws) {
		this.draws.require(draws);
		return new PredictiveCurve(this, x, feature, new AscendingValues(values), outcome, draws);
	}

	/** Evaluates a tile of a curve. */
	void evaluate(float[] x, int feature, AscendingValues values, int outcome, DrawProbabilities[] into, int tile) {
		CurveEvaluator idle = this.curveEvaluators.poll();
		CurveEvaluator evaluator = (idle != null) ? idle : new CurveEvaluator(this.shape, this.layers, this.widest);
		evaluator.evaluate(this.draws.tile(tile), x, feature, values, outcome, into, tile);
		this.curveEvaluators.offer(evaluator);
	}

	/**
	 * Returns room for the first {@code draws} draws of this network.
	 * @throws IllegalArgumentException if there are not that many
	 */
	public DrawProbabilities newProbabilities(int draws) {
		this.draws.require(draws);
		return new DrawProbabilities(this.shape.classes(), draws);
	}

	/** Returns into how many slices the first {@code draws} draws can be split. */
	public int slices(int draws) {
		return (WeightDraws.tiles(draws) - 1) / this.tilesPerSlice + 1;
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
		Workspace workspace = acquire();
		evaluate(x, into, from, to, workspace);
		release(workspace);
	}

	private void evaluate(float[] x, DrawProbabilities into, int from, int to, Workspace workspace) {
		int end = Math.min(to * this.tilesPerSlice, into.tiles.length);
		for (int t = from * this.tilesPerSlice; t < end; t++) {
			forward(this.draws.tile(t), x, workspace);
			softmax(workspace, into, t);
		}
	}

	private Workspace acquire() {
		Workspace idle = this.workspaces.poll();
		return (idle != null) ? idle : new Workspace(this.widest, this.shape.classes(), draws());
	}

	private void release(Workspace workspace) {
		this.workspaces.offer(workspace);
	}

	/** Leaves the logits of an example in the workspace's outputs. */
	private void forward(float[][] weights, float[] x, Workspace workspace) {
		this.layers[0].first(weights, x, workspace.outputs);
		for (int l = 1; l < this.layers.length; l++) {
			workspace.swap();
			this.layers[l].next(weights, workspace.inputs, workspace.outputs);
		}
	}

	/** The same for two examples at once. */
	private void forward(float[][] weights, float[] x, Workspace workspace, float[] x2, Workspace workspace2) {
		this.layers[0].first(weights, x, workspace.outputs);
		this.layers[0].first(weights, x2, workspace2.outputs);
		for (int l = 1; l < this.layers.length; l++) {
			workspace.swap();
			workspace2.swap();
			this.layers[l].next(weights, workspace.inputs, workspace.outputs, workspace2.inputs, workspace2.outputs);
		}
	}

	/**
	 * Softmax and its entropy, {@code ln(sum of e^z) - sum of p z}, with the greatest
	 * logit subtracted from each {@code z} so that no exponential overflows.
	 */
	private void softmax(Workspace workspace, DrawProbabilities into, int tile) {
		float[][] probability = into.tiles[tile];
		System.arraycopy(workspace.outputs[0], 0, workspace.greatest, 0, WeightDraws.TILE);
		for (int c = 1; c < probability.length; c++) {
			DrawLoops.max(workspace.greatest, workspace.outputs[c]);
		}
		Arrays.fill(workspace.sum, 0);
		Arrays.fill(workspace.weighted, 0);
		for (int c = 0; c < probability.length; c++) {
			DrawLoops.exponentials(probability[c], workspace.outputs[c], workspace.greatest, workspace.sum,
					workspace.weighted);
		}
		int lanes = into.lanes(tile);
		double logarithms = sumOfLogs(workspace.sum, lanes);
		DrawLoops.invert(workspace.sum);
		for (float[] exponentials : probability) {
			DrawLoops.multiply(exponentials, workspace.sum);
		}
		DrawLoops.multiply(workspace.weighted, workspace.sum);
		into.entropy[tile] = logarithms - DrawLoops.sum(workspace.weighted, lanes);
	}

	/** The logarithm of a product takes less time than the logarithms of its factors. */
	private double sumOfLogs(float[] values, int count) {
		double sum = 0;
		for (int start = 0; start < count; start += this.factors) {
			sum += StrictMath.log(DrawLoops.product(values, start, Math.min(start + this.factors, count)));
		}
		return sum;
	}

}
