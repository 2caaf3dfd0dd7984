package io.eggtimer.bayes;

import java.util.Arrays;

/**
 * What goes into the second layer of a network with relu while one feature grows and the
 * others stay, for all draws of a tile. Between two points at which some unit of the
 * first layer turns on or off, that is a straight line, {@code intercept + slope v}: so
 * from one value of the feature to the next, the first layer costs nothing but the units
 * that turn, each of which does so at most once.
 *
 * <p>
 * Lines are kept rather than values that grow step by step, as these would gather
 * rounding errors. For one thread at a time.
 */
final class LinearPieces {

	private final NetworkShape.Layer first;

	private final NetworkShape.Layer second;

	private final DenseLayer firstSum;

	private final DenseLayer secondSum;

	private float[][] secondWeights = {};

	/** What each unit of the first layer weighs where the feature is 0, [H, TILE]. */
	private final float[][] base;

	/** The same, and its weight of the feature, of those units that are on. */
	private final float[][] onBase;

	private final float[][] onWeight;

	private final float[][] intercept;

	private final float[][] slope;

	/** Where each draw's unit turns: the value of the feature at which it weighs 0. */
	private final float[] turnsAt = new float[WeightDraws.TILE];

	/**
	 * The units that turn, each of one draw, {@code h TILE + lane}; as they are found.
	 */
	private final int[] found;

	/** The index of the first value after the turn of each of them. */
	private final int[] foundAt;

	/** What each of them adds to, or takes from, the intercept and the slope. */
	private final float[] foundBase;

	private final float[] foundWeight;

	/** The same in the order in which they turn. */
	private final int[] turns;

	private final float[] turnBase;

	private final float[] turnWeight;

	/** Number of turns up to each value. */
	private int[] turnsUpTo = {};

	/**
	 * Creates an instance.
	 * @param first the first layer
	 * @param second the second layer
	 */
	LinearPieces(NetworkShape.Layer first, NetworkShape.Layer second) {
		this.first = first;
		this.second = second;
		this.firstSum = DenseLayer.withoutActivation(first);
		this.secondSum = DenseLayer.withoutActivation(second);
		this.base = new float[first.units()][WeightDraws.TILE];
		this.onBase = new float[first.units()][WeightDraws.TILE];
		this.onWeight = new float[first.units()][WeightDraws.TILE];
		this.intercept = new float[second.units()][WeightDraws.TILE];
		this.slope = new float[second.units()][WeightDraws.TILE];
		int units = first.units() * WeightDraws.TILE;
		this.found = new int[units + 1]; // the last found may be overwritten
		this.foundAt = new int[units];
		this.foundBase = new float[units];
		this.foundWeight = new float[units];
		this.turns = new int[units];
		this.turnBase = new float[units];
		this.turnWeight = new float[units];
	}

	/**
	 * Begins a tile, at the first value.
	 * @param w weights of the first layer, shape [P, TILE]
	 * @param w2 weights of the second, likewise
	 * @param x features, shape [D], with 0 for the one that grows
	 * @param feature which one grows
	 * @param values what it grows through
	 */
	void start(float[][] w, float[][] w2, float[] x, int feature, AscendingValues values) {
		this.firstSum.first(w, x, this.base);
		this.turnsUpTo = (this.turnsUpTo.length == values.count()) ? this.turnsUpTo : new int[values.count()];
		int count = 0;
		for (int h = 0; h < this.first.units(); h++) {
			float[] weight = w[this.first.weight(h, feature)];
			on(this.base[h], weight, values.first(), this.onBase[h], this.onWeight[h]);
			turnsAt(this.base[h], weight, this.turnsAt);
			int before = count;
			count = findTurns(h * WeightDraws.TILE, this.base[h], weight, values.first(), values.last(), this.found,
					count);
			placeTurns(this.found, before, count, this.turnsAt, values, this.foundAt);
			weighTurns(this.found, before, count, this.base[h], weight, this.foundBase, this.foundWeight);
		}
		this.secondWeights = w2;
		this.secondSum.next(w2, this.onBase, this.intercept);
		this.secondSum.nextWithoutBias(w2, this.onWeight, this.slope);
		sortTurns(count);
	}

	/**
	 * Goes on to a value, from the one before it.
	 * @param index of the value
	 */
	void moveTo(int index) {
		int from = (index > 0) ? this.turnsUpTo[index - 1] : 0;
		int to = this.turnsUpTo[index];
		for (int k = 0; k < this.second.units(); k++) {
			turn(from, to, this.second.weight(k, 0), this.intercept[k], this.slope[k]);
		}
	}

	/**
	 * Evaluates the second layer.
	 * @param value of the feature that grows
	 * @param floor the least output
	 * @param y receives its outputs, shape [H, TILE]
	 */
	void evaluate(float value, float floor, float[][] y) {
		for (int k = 0; k < this.second.units(); k++) {
			DrawLoops.add(y[k], this.intercept[k], this.slope[k], value, floor);
		}
	}

	private static void on(float[] base, float[] weight, float value, float[] onBase, float[] onWeight) {
		for (int i = 0; i < WeightDraws.TILE; i++) {
			// 1 if the unit is on, else 0: a comparison would keep the loop scalar
			float on = Math.max(0, Math.min(1, (base[i] + weight[i] * value) * Exponential.HUGE));
			onBase[i] = on * base[i];
			onWeight[i] = on * weight[i];
		}
	}

	/** Without a branch: which units turn no processor can guess. */
	private static int findTurns(int offset, float[] base, float[] weight, float from, float to, int[] found,
			int count) {
		for (int i = 0; i < WeightDraws.TILE; i++) {
			found[count] = offset + i;
			count += on(base[i] + weight[i] * from) ^ on(base[i] + weight[i] * to);
		}
		return count;
	}

	/** Returns 1 if a unit is on, else 0: the sign of {@code 0 - value}. */
	private static int on(float value) {
		return Float.floatToRawIntBits(0 - value) >>> 31;
	}

	private static void turnsAt(float[] base, float[] weight, float[] turnsAt) {
		for (int i = 0; i < WeightDraws.TILE; i++) {
			turnsAt[i] = -base[i] / weight[i];
		}
	}

	/**
	 * Rounding may place a turn one value off, if it is as close to that value as makes
	 * no difference.
	 */
	private static void placeTurns(int[] found, int from, int to, float[] turnsAt, AscendingValues values,
			int[] foundAt) {
		for (int n = from; n < to; n++) {
			foundAt[n] = values.firstFrom(turnsAt[found[n] % WeightDraws.TILE]);
		}
	}

	/**
	 * What a unit adds when it turns: it turns on if it grows with the feature, else off.
	 */
	private static void weighTurns(int[] found, int from, int to, float[] base, float[] weight, float[] foundBase,
			float[] foundWeight) {
		for (int n = from; n < to; n++) {
			int lane = found[n] % WeightDraws.TILE;
			foundBase[n] = Math.copySign(1, weight[lane]) * base[lane];
			foundWeight[n] = Math.abs(weight[lane]);
		}
	}

	/** Counting sort by the value at which they turn. */
	private void sortTurns(int count) {
		Arrays.fill(this.turnsUpTo, 0);
		for (int n = 0; n < count; n++) {
			this.turnsUpTo[this.foundAt[n]]++;
		}
		int total = 0;
		for (int i = 0; i < this.turnsUpTo.length; i++) {
			int before = total;
			total += this.turnsUpTo[i];
			this.turnsUpTo[i] = before;
		}
		for (int n = 0; n < count; n++) {
			int place = this.turnsUpTo[this.foundAt[n]]++;
			this.turns[place] = this.found[n];
			this.turnBase[place] = this.foundBase[n];
			this.turnWeight[place] = this.foundWeight[n];
		}
	}

	private void turn(int from, int to, int p, float[] intercept, float[] slope) {
		for (int n = from; n < to; n++) {
			int turn = this.turns[n];
			int lane = turn % WeightDraws.TILE;
			float weight = this.secondWeights[p + turn / WeightDraws.TILE][lane];
			intercept[lane] += weight * this.turnBase[n];
			slope[lane] += weight * this.turnWeight[n];
		}
	}

}
