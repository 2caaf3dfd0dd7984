package io.eggtimer.bayes;

import java.util.Arrays;

/**
 * Whether several Markov chains agree on one quantity, and how many independent draws
 * they are worth.
 *
 * <p>
 * Each chain is split in two, so that a chain that drifts disagrees with itself.
 *
 * <p>
 * Source: Vehtari et al., <a href="https://doi.org/10.1214/20-BA1221">Rank-Normalization,
 * Folding, and Localization: An Improved R-hat</a>, Bayesian Analysis, 2021, sections 2
 * and 3; without the rank normalization, as probabilities have all their moments.
 *
 * @param rHat potential scale reduction: the standard deviation over all chains divided
 * by that within them; 1 where they agree
 * @param effectiveDraws number of independent draws that would know the mean as well
 * @param standardDeviation over all chains
 */
public record ChainDiagnostic(double rHat, double effectiveDraws, double standardDeviation) {

	/**
	 * Compares chains.
	 * @param chains the quantity along each chain, equally many and at least 4 values
	 * @return the diagnostic; for a quantity that never changes, R-hat is 1
	 * @throws IllegalArgumentException if there are none, or they are not so
	 */
	public static ChainDiagnostic of(double[][] chains) {
		if (chains.length == 0 || Arrays.stream(chains).anyMatch((c) -> c.length < 4 || c.length != chains[0].length)) {
			throw new IllegalArgumentException("Chains must be equally long, and of at least 4 values");
		}
		int length = chains[0].length / 2;
		double[][] halves = new double[chains.length * 2][length];
		for (int c = 0; c < chains.length; c++) {
			System.arraycopy(chains[c], 0, halves[2 * c], 0, length);
			System.arraycopy(chains[c], chains[c].length - length, halves[2 * c + 1], 0, length);
		}
		double[] means = new double[halves.length];
		double within = 0;
		double grandMean = 0;
		for (int h = 0; h < halves.length; h++) {
			for (double x : halves[h]) {
				means[h] += x / length;
			}
			grandMean += means[h] / halves.length;
			within += autocovariance(halves[h], means[h], 0) * length / (length - 1) / halves.length;
		}
		double between = 0;
		for (double mean : means) {
			between += (mean - grandMean) * (mean - grandMean) / (halves.length - 1);
		}
		double total = within * (length - 1) / length + between;
		if (!(total > 0)) {
			return new ChainDiagnostic(1, (double) length * halves.length, 0);
		}
		return new ChainDiagnostic(Math.sqrt(total / within), effectiveDraws(halves, means, within, total),
				Math.sqrt(total));
	}

	/**
	 * Geyer's initial monotone sequence: sums pairs of autocorrelations while positive.
	 */
	private static double effectiveDraws(double[][] halves, double[] means, double within, double total) {
		int length = halves[0].length;
		double time = -1;
		double previous = Double.POSITIVE_INFINITY;
		for (int lag = 0; lag + 1 < length; lag += 2) {
			double pair = autocorrelation(halves, means, within, total, lag)
					+ autocorrelation(halves, means, within, total, lag + 1);
			if (pair < 0) {
				break;
			}
			previous = Math.min(previous, pair);
			time += 2 * previous;
		}
		double draws = (double) halves.length * length;
		// Vehtari et al.: an estimate beyond this bound is noise of antithetic chains
		return draws / Math.max(time, 1 / Math.log10(draws));
	}

	private static double autocorrelation(double[][] halves, double[] means, double within, double total, int lag) {
		double mean = 0;
		for (int h = 0; h < halves.length; h++) {
			mean += autocovariance(halves[h], means[h], lag) / halves.length;
		}
		return 1 - (within - mean) / total;
	}

	private static double autocovariance(double[] x, double mean, int lag) {
		double sum = 0;
		for (int i = 0; i + lag < x.length; i++) {
			sum += (x[i] - mean) * (x[i + lag] - mean);
		}
		return sum / x.length;
	}

}
