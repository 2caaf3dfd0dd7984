package io.eggtimer.bayes;

import java.util.ArrayList;
import java.util.List;

/**
 * Monte Carlo summary of the posterior predictive distribution of one example.
 *
 * <p>
 * Given draws {@code w[s] ~ q(w)}, the predictive is {@code p(y | x) = mean over s of
 * p(y | x, w[s])}. Its entropy splits into an expected part, which more data cannot
 * reduce, and the mutual information between {@code y} and {@code w}, which it can:
 *
 * <pre>{@code predictiveEntropy = expectedEntropy + mutualInformation}</pre>
 *
 * <p>
 * Source: Depeweg et al., <a href="https://arxiv.org/abs/1710.07283">Decomposition of
 * Uncertainty in Bayesian Deep Learning</a>, ICML 2018.
 *
 * @param draws number of draws, {@code S}
 * @param classes one summary per class, in the order of the output units, {@code C} of
 * them; the means sum to 1
 * @param predictiveEntropy total uncertainty about {@code y}, in [0, ln C] nats
 * @param expectedEntropy uncertainty left when the weights are known (aleatoric), in [0,
 * predictiveEntropy] nats
 */
public record PosteriorPredictive(int draws, List<ClassPredictive> classes, double predictiveEntropy,
		double expectedEntropy) {

	private static final double LOWER = 0.05;

	private static final double UPPER = 0.95;

	public PosteriorPredictive {
		classes = List.copyOf(classes);
	}

	/**
	 * Summarises what each draw says.
	 * @param draws class probabilities under each draw
	 * @return the summary
	 */
	public static PosteriorPredictive of(DrawProbabilities draws) {
		int[] votes = votes(draws);
		double[] mean = means(draws);
		List<ClassPredictive> classes = new ArrayList<>();
		for (int c = 0; c < mean.length; c++) {
			float[] p = draws.probability[c];
			Quantiles quantiles = new Quantiles(p);
			classes.add(new ClassPredictive(mean[c], standardDeviation(p), quantiles.at(LOWER), quantiles.at(UPPER),
					votes[c]));
		}
		double predictiveEntropy = entropy(mean);
		double expectedEntropy = sum(draws.entropy) / draws.draws();
		// entropy is concave, so the mean of entropies is greater by rounding only
		return new PosteriorPredictive(draws.draws(), classes, predictiveEntropy,
				Math.min(expectedEntropy, predictiveEntropy));
	}

	/**
	 * Returns the uncertainty owed to not knowing the weights (epistemic), in nats; never
	 * negative.
	 */
	public double mutualInformation() {
		return this.predictiveEntropy - this.expectedEntropy;
	}

	/** Returns the mean of each class, shape [C]; they sum to 1. */
	public double[] probabilities() {
		return this.classes.stream().mapToDouble(ClassPredictive::mean).toArray();
	}

	/** Returns the index of the class with the greatest mean, the first one on a tie. */
	public int mostProbable() {
		return ReliabilityBin.likeliest(probabilities());
	}

	/** Averages over the draws, scaled by what float rounding leaves of a sum of 1. */
	private static double[] means(DrawProbabilities draws) {
		double[] mean = new double[draws.classes()];
		double total = 0;
		for (int c = 0; c < mean.length; c++) {
			mean[c] = sum(draws.probability[c]);
			total += mean[c];
		}
		for (int c = 0; c < mean.length; c++) {
			mean[c] /= total;
		}
		return mean;
	}

	private static double standardDeviation(float[] p) {
		if (p.length == 1) {
			return 0;
		}
		double mean = sum(p) / p.length;
		double squares = 0;
		for (float value : p) {
			squares += (value - mean) * (value - mean); // two passes: no cancellation
		}
		return Math.sqrt(squares / (p.length - 1));
	}

	private static int[] votes(DrawProbabilities draws) {
		int[] votes = new int[draws.classes()];
		for (int s = 0; s < draws.draws(); s++) {
			int best = 0;
			for (int c = 1; c < votes.length; c++) {
				best = (draws.get(c, s) > draws.get(best, s)) ? c : best;
			}
			votes[best]++;
		}
		return votes;
	}

	private static double entropy(double[] p) {
		double entropy = 0;
		for (double pi : p) {
			entropy -= (pi > 0) ? pi * StrictMath.log(pi) : 0;
		}
		return entropy;
	}

	private static double sum(float[] values) {
		double sum = 0;
		for (float value : values) {
			sum += value;
		}
		return sum;
	}

}
