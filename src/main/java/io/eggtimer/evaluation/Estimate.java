package io.eggtimer.evaluation;

import java.util.Arrays;

/**
 * A mean over folds or splits.
 *
 * @param mean the mean
 * @param standardError its standard error, at least 0; 0 for a single value
 */
public record Estimate(double mean, double standardError) {

	/**
	 * Averages values.
	 * @param values at least one
	 */
	static Estimate of(double... values) {
		double mean = Arrays.stream(values).average().orElseThrow();
		double squares = Arrays.stream(values).map((value) -> (value - mean) * (value - mean)).sum();
		int n = values.length;
		return new Estimate(mean, (n > 1) ? Math.sqrt(squares / (n - 1) / n) : 0);
	}

}
