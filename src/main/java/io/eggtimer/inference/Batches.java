package io.eggtimer.inference;

import java.util.ArrayList;
import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import io.eggtimer.bayes.SeededRandom;
import io.eggtimer.dataset.ScaledRows;

/**
 * Training rows as arrays, all at once or in mini-batches that go through a new random
 * order in every epoch.
 */
final class Batches {

	/** Rows to evaluate at once, where steps take fewer. */
	private static final int EVALUATED = 1024;

	private final ScaledRows rows;

	private final float[] classWeights;

	private final int batchSize;

	private final SeededRandom random;

	private final int[] order;

	private int next;

	private final List<Batch> whole;

	/**
	 * Creates batches.
	 * @param manager owns the arrays where one batch holds all rows
	 * @param rows training rows
	 * @param classWeights weight of each class's log-likelihood, shape [C]
	 * @param batchSize rows per batch; all if there are no more
	 * @param random shuffles the rows
	 */
	Batches(NDManager manager, ScaledRows rows, float[] classWeights, int batchSize, SeededRandom random) {
		this.rows = rows;
		this.classWeights = classWeights;
		this.batchSize = Math.min(batchSize, rows.size());
		this.random = random;
		this.order = new int[rows.size()];
		for (int n = 0; n < this.order.length; n++) {
			this.order[n] = n;
		}
		this.next = this.order.length;
		this.whole = (this.batchSize == rows.size()) ? List.of(batch(manager, 0, rows.size())) : List.of();
	}

	/**
	 * Returns the batch of one step.
	 * @param manager owns its arrays, unless it is the whole training set
	 */
	Batch next(NDManager manager) {
		if (!this.whole.isEmpty()) {
			return this.whole.get(0);
		}
		if (this.next + this.batchSize > this.order.length) {
			this.random.shuffle(this.order);
			this.next = 0;
		}
		Batch batch = batch(manager, this.next, this.next + this.batchSize);
		this.next += this.batchSize;
		return batch;
	}

	/** Returns all rows once, in batches. */
	List<Batch> all(NDManager manager) {
		if (!this.whole.isEmpty()) {
			return this.whole;
		}
		List<Batch> batches = new ArrayList<>();
		int size = Math.max(this.batchSize, EVALUATED);
		for (int from = 0; from < this.order.length; from += size) {
			batches.add(batch(manager, from, Math.min(from + size, this.order.length)));
		}
		return batches;
	}

	private Batch batch(NDManager manager, int from, int to) {
		int size = to - from;
		int inputs = this.rows.features()[0].length;
		int classes = this.classWeights.length;
		float[] features = new float[size * inputs];
		float[] targets = new float[size * classes];
		for (int i = 0; i < size; i++) {
			int row = this.order[from + i];
			int outcome = this.rows.outcomes()[row];
			System.arraycopy(this.rows.features()[row], 0, features, i * inputs, inputs);
			targets[i * classes + outcome] = this.classWeights[outcome];
		}
		return new Batch(manager.create(features, new Shape(size, inputs)),
				manager.create(targets, new Shape(size, classes)));
	}

	/**
	 * Rows of one step.
	 *
	 * @param features shape [N, D]
	 * @param targets one-hot outcomes times class weights, shape [N, C]
	 */
	record Batch(NDArray features, NDArray targets) {

		/** Returns the number of rows, {@code N}. */
		int rows() {
			return Math.toIntExact(this.features.getShape().get(0));
		}

	}

}
