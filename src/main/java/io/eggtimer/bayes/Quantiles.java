package io.eggtimer.bayes;

import java.util.Arrays;

/**
 * Quantiles of the probabilities of one class over the draws, without sorting: from a
 * histogram of {@value #BINS} bins between the least and the greatest of them. Within a
 * bin, numbers count as evenly spread, so a quantile is off by less than a
 * {@value #BINS}th of the range, and by nothing where all are equal.
 *
 * <p>
 * Between two order statistics the quantile is interpolated linearly (type 7 of Hyndman
 * and Fan, the default of NumPy and R).
 *
 * <p>
 * Source: Hyndman and Fan, <a href="https://doi.org/10.2307/2684934">Sample Quantiles in
 * Statistical Packages</a>, The American Statistician, 1996.
 *
 * <p>
 * Can be used again and again, by one thread at a time.
 */
final class Quantiles {

	private static final int BINS = 2048;

	/** One more than there are bins: the greatest number has its own. */
	private final int[] count = new int[BINS + 1];

	/**
	 * Counts of every second, third and fourth number apart: where many numbers in a row
	 * fall into one bin, each would have to wait for the count before it.
	 */
	private final int[] second = new int[BINS + 1];

	private final int[] third = new int[BINS + 1];

	private final int[] fourth = new int[BINS + 1];

	private int draws;

	private float least;

	private float greatest;

	/** Of a bin. */
	private float width;

	/**
	 * Reads the numbers.
	 * @param draws probabilities under each draw
	 * @param c the class
	 * @param least the least of its probabilities
	 * @param greatest the greatest of its probabilities
	 */
	void read(DrawProbabilities draws, int c, float least, float greatest) {
		this.draws = draws.draws();
		this.least = least;
		this.greatest = greatest;
		this.width = (greatest - least) / BINS;
		Arrays.fill(this.count, 0);
		Arrays.fill(this.second, 0);
		Arrays.fill(this.third, 0);
		Arrays.fill(this.fourth, 0);
		for (int t = 0; t < draws.tiles.length; t++) {
			count(draws.tiles[t][c], draws.lanes(t), least, scale(), this.count, this.second, this.third, this.fourth);
		}
		for (int bin = 0; bin <= BINS; bin++) {
			this.count[bin] += this.second[bin] + this.third[bin] + this.fourth[bin];
		}
	}

	/**
	 * Returns a quantile.
	 * @param q its level, in [0, 1]
	 */
	double at(double q) {
		int last = this.draws - 1;
		double rank = q * last;
		int below = (int) rank;
		int bin;
		int left; // rank within the bin
		if (below <= last / 2) {
			bin = 0;
			left = below;
			while (this.count[bin] <= left) {
				left -= this.count[bin++];
			}
		}
		else { // closer from above
			bin = BINS;
			left = last - below;
			while (this.count[bin] <= left) {
				left -= this.count[bin--];
			}
			left = this.count[bin] - 1 - left;
		}
		double lower = orderStatistic(bin, left);
		if (rank == below) {
			return lower;
		}
		left++;
		if (left == this.count[bin]) {
			left = 0;
			do {
				bin++;
			}
			while (this.count[bin] == 0);
		}
		return lower + (rank - below) * (orderStatistic(bin, left) - lower);
	}

	private double orderStatistic(int bin, int rank) {
		double place = bin + (rank + 0.5) / this.count[bin];
		return Math.min(this.least + place * this.width, this.greatest);
	}

	private static void count(float[] values, int lanes, float least, float scale, int[] first, int[] second,
			int[] third, int[] fourth) {
		int i = 0;
		for (; i + 4 <= lanes; i += 4) {
			first[(int) ((values[i] - least) * scale)]++;
			second[(int) ((values[i + 1] - least) * scale)]++;
			third[(int) ((values[i + 2] - least) * scale)]++;
			fourth[(int) ((values[i + 3] - least) * scale)]++;
		}
		for (; i < lanes; i++) {
			first[(int) ((values[i] - least) * scale)]++;
		}
	}

	/**
	 * Bins per unit; none if all numbers are equal, or differ by less than a float can
	 * tell.
	 */
	private float scale() {
		return (this.width > Float.MIN_NORMAL) ? 1 / this.width : 0;
	}

}
