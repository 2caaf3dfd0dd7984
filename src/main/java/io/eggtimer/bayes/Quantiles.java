package io.eggtimer.bayes;

import java.util.Arrays;

/**
 * Quantiles of many numbers in [0, 1] without sorting: a histogram of {@value #BINS} bins
 * finds the bin of an order statistic, and a second one, of that bin alone, places it
 * within {@code 2^-23}, about the resolution of a float32 probability. Where all numbers
 * are equal, a quantile is exact.
 *
 * <p>
 * Between two order statistics the quantile is interpolated linearly (type 7 of Hyndman
 * and Fan, the default of NumPy and R).
 *
 * <p>
 * Source: Hyndman and Fan, <a href="https://doi.org/10.2307/2684934">Sample Quantiles in
 * Statistical Packages</a>, The American Statistician, 1996.
 */
final class Quantiles {

	private static final int BITS = 11;

	private static final int BINS = 1 << BITS;

	/** Number of fine bins in [0, 1]; a power of two, so that scaling rounds nothing. */
	private static final int FINE_BINS = BINS * BINS;

	private final float[] values;

	private final int[] coarse = new int[BINS];

	private final int[] fine = new int[BINS];

	/** The coarse bin that {@link #fine} divides. */
	private int divided = -1;

	private final float min;

	private final float max;

	/**
	 * Reads the numbers.
	 * @param values at least one, each in [0, 1]; kept, not changed
	 */
	Quantiles(float[] values) {
		float least = 1;
		float greatest = 0;
		for (float value : values) {
			this.coarse[fineBin(value) >>> BITS]++;
			least = Math.min(least, value);
			greatest = Math.max(greatest, value);
		}
		this.values = values;
		this.min = least;
		this.max = greatest;
	}

	/**
	 * Returns a quantile.
	 * @param q its level, in [0, 1]
	 */
	double at(double q) {
		double rank = q * (this.values.length - 1);
		int below = (int) rank;
		double lower = orderStatistic(below);
		return (rank > below) ? lower + (rank - below) * (orderStatistic(below + 1) - lower) : lower;
	}

	private double orderStatistic(int rank) {
		int left = rank;
		int bin = 0;
		while (this.coarse[bin] <= left) {
			left -= this.coarse[bin++];
		}
		divide(bin);
		int part = 0;
		while (this.fine[part] <= left) {
			left -= this.fine[part++];
		}
		double middle = ((bin << BITS) + part + 0.5) / FINE_BINS;
		return Math.min(Math.max(middle, this.min), this.max);
	}

	private void divide(int bin) {
		if (bin == this.divided) {
			return;
		}
		Arrays.fill(this.fine, 0);
		for (float value : this.values) {
			int fineBin = fineBin(value);
			if (fineBin >>> BITS == bin) {
				this.fine[fineBin & (BINS - 1)]++;
			}
		}
		this.divided = bin;
	}

	private static int fineBin(float value) {
		return Math.min((int) (value * FINE_BINS), FINE_BINS - 1);
	}

}
