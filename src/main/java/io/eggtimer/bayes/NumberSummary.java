package io.eggtimer.bayes;

import java.util.Arrays;

/**
 * Where some numbers lie, all in their own unit.
 *
 * <p>
 * Between two order statistics a quartile is interpolated linearly: type 7 of Hyndman and
 * Fan, the default of NumPy and R.
 *
 * <p>
 * Source: Hyndman and Fan, <a href="https://doi.org/10.2307/2684934">Sample Quantiles in
 * Statistical Packages</a>, The American Statistician, 1996.
 *
 * @param mean arithmetic mean
 * @param standardDeviation sample standard deviation (divisor {@code N - 1}); 0 for a
 * single number
 * @param minimum the least
 * @param lowerQuartile a quarter of them lie below
 * @param median half of them lie below
 * @param upperQuartile three quarters of them lie below
 * @param maximum the greatest
 */
public record NumberSummary(double mean, double standardDeviation, double minimum, double lowerQuartile, double median,
		double upperQuartile, double maximum) {

	/**
	 * Creates a summary.
	 * @throws IllegalArgumentException if a number is not finite, or they are not in
	 * order
	 */
	public NumberSummary {
		if (!(Double.isFinite(mean) && Double.isFinite(standardDeviation) && Double.isFinite(minimum)
				&& Double.isFinite(maximum) && minimum <= lowerQuartile && lowerQuartile <= median
				&& median <= upperQuartile && upperQuartile <= maximum)) {
			throw new IllegalArgumentException("Not a summary: mean %s, deviation %s, quartiles %s %s %s %s %s"
				.formatted(mean, standardDeviation, minimum, lowerQuartile, median, upperQuartile, maximum));
		}
	}

	/**
	 * Summarises numbers.
	 * @param values finite, at least one; left as they are
	 * @return their summary
	 * @throws IllegalArgumentException if there are none, or one is not finite
	 */
	public static NumberSummary of(double[] values) {
		if (values.length == 0) {
			throw new IllegalArgumentException("Need at least one number");
		}
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		double mean = Arrays.stream(sorted).sum() / sorted.length;
		double squares = Arrays.stream(sorted).map((value) -> (value - mean) * (value - mean)).sum();
		double deviation = (sorted.length > 1) ? Math.sqrt(squares / (sorted.length - 1)) : 0;
		return new NumberSummary(mean, deviation, sorted[0], quantile(sorted, 0.25), quantile(sorted, 0.5),
				quantile(sorted, 0.75), sorted[sorted.length - 1]);
	}

	private static double quantile(double[] sorted, double share) {
		double rank = share * (sorted.length - 1);
		int below = (int) rank;
		int above = Math.min(below + 1, sorted.length - 1);
		return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
	}

}
