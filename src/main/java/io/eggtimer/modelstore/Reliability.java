package io.eggtimer.modelstore;

import java.util.List;

import io.eggtimer.bayes.ReliabilityBin;

/**
 * Whether things come true as often as a model says.
 *
 * @param rows rows that it was asked about
 * @param bins those that hold a row, by confidence
 */
public record Reliability(int rows, List<Bin> bins) {

	public Reliability {
		bins = List.copyOf(bins);
	}

	/** Returns what bins tell. */
	public static Reliability of(List<ReliabilityBin> bins) {
		return new Reliability(bins.stream().mapToInt(ReliabilityBin::rows).sum(), bins.stream().map(Bin::of).toList());
	}

	/**
	 * Predictions of similar confidence, which is the probability of the likeliest class.
	 *
	 * @param from least confidence of the bin
	 * @param to the next bin's
	 * @param count rows in the bin, at least 1
	 * @param confidence their mean confidence, in [0, 1]
	 * @param accuracy share of them whose likeliest class came true, in [0, 1]
	 */
	public record Bin(double from, double to, int count, double confidence, double accuracy) {

		private static Bin of(ReliabilityBin bin) {
			return new Bin(bin.from(), bin.to(), bin.rows(), bin.confidence(), bin.accuracy());
		}

	}

}
