package io.eggtimer.bayes;

import java.util.ArrayList;
import java.util.List;

/**
 * Predictions of similar confidence, which is the probability of the likeliest class.
 *
 * <p>
 * Source: Guo et al., <a href="https://arxiv.org/abs/1706.04599">On Calibration of Modern
 * Neural Networks</a>, ICML 2017, whose number of bins is the usual one since.
 *
 * @param from least confidence of the bin, in [0, 1)
 * @param to the next bin's, in (0, 1]; the last bin has its own
 * @param confidence mean confidence, in [0, 1]
 * @param accuracy share of rows in which the likeliest class came true, in [0, 1]
 * @param rows how many, at least 1
 */
public record ReliabilityBin(double from, double to, double confidence, double accuracy, int rows) {

	/** Equally wide bins of confidence. */
	public static final int BINS = 15;

	/**
	 * Sorts predictions into bins.
	 * @param probabilities predicted probabilities, shape [N, C]
	 * @param outcomes index of the class that came true, shape [N]
	 * @return the bins that hold a row, by confidence
	 */
	public static List<ReliabilityBin> of(double[][] probabilities, int[] outcomes) {
		double[] confidence = new double[BINS];
		double[] hits = new double[BINS];
		int[] rows = new int[BINS];
		for (int n = 0; n < outcomes.length; n++) {
			int best = likeliest(probabilities[n]);
			int bin = Math.min((int) (probabilities[n][best] * BINS), BINS - 1);
			confidence[bin] += probabilities[n][best];
			hits[bin] += (best == outcomes[n]) ? 1 : 0;
			rows[bin]++;
		}
		List<ReliabilityBin> bins = new ArrayList<>();
		for (int b = 0; b < BINS; b++) {
			if (rows[b] > 0) {
				bins.add(new ReliabilityBin(b / (double) BINS, (b + 1) / (double) BINS, confidence[b] / rows[b],
						hits[b] / rows[b], rows[b]));
			}
		}
		return bins;
	}

	/**
	 * Returns the index of the greatest probability, the first one on a tie.
	 * @param probabilities shape [C]
	 */
	public static int likeliest(double[] probabilities) {
		int best = 0;
		for (int c = 1; c < probabilities.length; c++) {
			best = (probabilities[c] > probabilities[best]) ? c : best;
		}
		return best;
	}

}
