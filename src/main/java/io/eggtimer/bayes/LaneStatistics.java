package io.eggtimer.bayes;

import java.util.Arrays;

/** Adds up the probabilities of one class over many draws, each lane of a tile apart. */
final class LaneStatistics {

	/** Turns the least difference between two floats of at most 1 into more than 1. */
	private static final float STEEP = 0x1p60f;

	/** Number of draws with this class on top; counts are exact up to 2^24 tiles. */
	private final float[] votes = new float[WeightDraws.TILE];

	private final float[] sum = new float[WeightDraws.TILE];

	private final float[] squares = new float[WeightDraws.TILE];

	private final float[] least = new float[WeightDraws.TILE];

	private final float[] greatest = new float[WeightDraws.TILE];

	private float origin;

	private double mean;

	private double variance;

	/**
	 * Begins anew.
	 * @param origin what deviations are taken from: the closer to the mean, the better
	 */
	void clear(float origin) {
		this.origin = origin;
		Arrays.fill(this.votes, 0);
		Arrays.fill(this.sum, 0);
		Arrays.fill(this.squares, 0);
		Arrays.fill(this.least, Float.POSITIVE_INFINITY);
		Arrays.fill(this.greatest, Float.NEGATIVE_INFINITY);
	}

	/** Adds the probabilities of the first {@code lanes} draws of a tile. */
	void add(float[] p, int lanes) {
		add(p, this.origin, this.sum, this.squares, this.least, this.greatest, lanes);
	}

	private static void add(float[] p, float origin, float[] sum, float[] squares, float[] least, float[] greatest,
			int lanes) {
		for (int i = 0; i < lanes; i++) {
			float deviation = p[i] - origin;
			sum[i] += deviation;
			squares[i] += deviation * deviation;
			least[i] = Math.min(least[i], p[i]);
			greatest[i] = Math.max(greatest[i], p[i]);
		}
	}

	/**
	 * Counts the draws of a tile that have this class on top: a draw votes for the first
	 * class that has its greatest probability.
	 * @param p probability of this class under each draw
	 * @param greatest greatest probability of any class
	 * @param open 1 while a draw has not voted, else 0; updated
	 * @param lanes number of draws
	 */
	void vote(float[] p, float[] greatest, float[] open, int lanes) {
		vote(p, greatest, open, this.votes, lanes);
	}

	private static void vote(float[] p, float[] greatest, float[] open, float[] votes, int lanes) {
		for (int i = 0; i < lanes; i++) {
			// 1 if p is the greatest, else 0: a comparison would keep the loop scalar
			float vote = open[i] * Math.max(0, 1 + (p[i] - greatest[i]) * STEEP);
			votes[i] += vote;
			open[i] -= vote;
		}
	}

	/** Brings the lanes together, once all {@code draws} draws are added. */
	void reduce(int draws) {
		double deviations = DrawLoops.sum(this.sum, WeightDraws.TILE);
		double squared = DrawLoops.sum(this.squares, WeightDraws.TILE) - deviations * deviations / draws;
		this.mean = Math.max(this.origin + deviations / draws, 0);
		this.variance = (draws > 1) ? Math.max(squared, 0) / (draws - 1) : 0;
	}

	double mean() {
		return this.mean;
	}

	/** Returns the sample standard deviation; 0 for a single draw. */
	double standardDeviation() {
		return Math.sqrt(this.variance);
	}

	float least() {
		float least = this.least[0];
		for (float value : this.least) {
			if (value < least) { // quicker than Math.min, which looks after NaN and -0
				least = value;
			}
		}
		return least;
	}

	float greatest() {
		float greatest = this.greatest[0];
		for (float value : this.greatest) {
			if (value > greatest) {
				greatest = value;
			}
		}
		return greatest;
	}

	int votes() {
		return (int) DrawLoops.sum(this.votes, WeightDraws.TILE);
	}

}
