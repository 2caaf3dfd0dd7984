package io.eggtimer.bayes;

import java.util.ArrayList;
import java.util.List;

/**
 * Standardises features with the mean and standard deviation of the training rows, and
 * knows the range they span.
 *
 * @param mean mean of each feature, in its own unit, shape [D]
 * @param standardDeviation population standard deviation (divisor {@code N}) of each
 * feature, greater than 0, shape [D]; 1 for a feature that never varies
 * @param min smallest value of each feature, shape [D]
 * @param max greatest value of each feature, shape [D]
 */
public record FeatureScaling(List<Double> mean, List<Double> standardDeviation, List<Double> min, List<Double> max) {

	/**
	 * Creates a scaling.
	 * @throws IllegalArgumentException if the lists differ in length, a value is not
	 * finite, a deviation is not positive, or a minimum is above its maximum
	 */
	public FeatureScaling {
		mean = List.copyOf(mean);
		standardDeviation = List.copyOf(standardDeviation);
		min = List.copyOf(min);
		max = List.copyOf(max);
		int features = mean.size();
		if (standardDeviation.size() != features || min.size() != features || max.size() != features) {
			throw new IllegalArgumentException("Scaling needs as many deviations and ranges as means");
		}
		for (int d = 0; d < features; d++) {
			if (!(Double.isFinite(mean.get(d)) && Double.isFinite(standardDeviation.get(d))
					&& standardDeviation.get(d) > 0 && Double.isFinite(min.get(d)) && Double.isFinite(max.get(d))
					&& min.get(d) <= max.get(d))) {
				throw new IllegalArgumentException(
						"Scaling of feature %d is not usable: mean %s, deviation %s, %s to %s".formatted(d, mean.get(d),
								standardDeviation.get(d), min.get(d), max.get(d)));
			}
		}
	}

	/**
	 * Measures training rows.
	 * @param rows features, shape [N, D], finite
	 * @return their scaling
	 * @throws IllegalArgumentException if there is no row or a value is not finite
	 */
	public static FeatureScaling of(double[][] rows) {
		if (rows.length == 0) {
			throw new IllegalArgumentException("Scaling needs at least one row");
		}
		List<Double> means = new ArrayList<>();
		List<Double> deviations = new ArrayList<>();
		List<Double> minima = new ArrayList<>();
		List<Double> maxima = new ArrayList<>();
		for (int d = 0; d < rows[0].length; d++) {
			double sum = 0;
			double min = Double.POSITIVE_INFINITY;
			double max = Double.NEGATIVE_INFINITY;
			for (double[] row : rows) {
				sum += row[d];
				min = Math.min(min, row[d]);
				max = Math.max(max, row[d]);
			}
			double mean = sum / rows.length;
			double squares = 0;
			for (double[] row : rows) {
				squares += (row[d] - mean) * (row[d] - mean);
			}
			means.add(mean);
			// a constant feature carries nothing: 1 keeps it at 0 instead of 0 / 0
			deviations.add((max > min) ? Math.sqrt(squares / rows.length) : 1);
			minima.add(min);
			maxima.add(max);
		}
		return new FeatureScaling(means, deviations, minima, maxima);
	}

	/**
	 * Standardises one row.
	 * @param features shape [D]
	 * @return {@code (features - mean) / standardDeviation}, shape [D]
	 */
	public float[] scale(double... features) {
		float[] scaled = new float[features.length];
		for (int d = 0; d < features.length; d++) {
			scaled[d] = (float) ((features[d] - this.mean.get(d)) / this.standardDeviation.get(d));
		}
		return scaled;
	}

	/**
	 * Returns whether every feature lies within the range of the training rows, ends
	 * included.
	 * @param features shape [D]
	 */
	public boolean covers(double... features) {
		for (int d = 0; d < features.length; d++) {
			if (!(features[d] >= this.min.get(d) && features[d] <= this.max.get(d))) {
				return false;
			}
		}
		return true;
	}

}
