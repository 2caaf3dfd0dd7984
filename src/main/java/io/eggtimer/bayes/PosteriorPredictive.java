package io.eggtimer.bayes;

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

	public PosteriorPredictive {
		classes = List.copyOf(classes);
	}

	/**
	 * Summarises what each draw says.
	 * @param draws class probabilities under each draw
	 * @return the summary
	 */
	public static PosteriorPredictive of(DrawProbabilities draws) {
		return new DrawSummary(draws.classes()).of(draws);
	}

	/**
	 * Puts a summary together.
	 * @param draws number of draws
	 * @param classes a summary of each class
	 * @param expectedEntropy mean of the entropy over the draws, in nats
	 */
	static PosteriorPredictive of(int draws, List<ClassPredictive> classes, double expectedEntropy) {
		double predictiveEntropy = 0;
		for (ClassPredictive summary : classes) {
			double p = summary.mean();
			predictiveEntropy -= (p > 0) ? p * StrictMath.log(p) : 0;
		}
		// entropy is concave, so the mean of entropies is greater, or that of a single
		// draw
		// another, by rounding only
		double expected = (draws == 1) ? predictiveEntropy : Math.max(0, Math.min(expectedEntropy, predictiveEntropy));
		return new PosteriorPredictive(draws, classes, predictiveEntropy, expected);
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

}
