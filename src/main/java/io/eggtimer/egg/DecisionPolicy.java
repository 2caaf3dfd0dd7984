package io.eggtimer.egg;

import io.eggtimer.bayes.PosteriorPredictive;

/**
 * Decides when a prediction is too uncertain to act on, and when to cook longer.
 *
 * @param confidence smallest probability of the likeliest outcome that still counts as
 * certain; in (0, 1]
 * @param underdoneThreshold probability of {@link Doneness#UNDERDONE} from which the
 * advice is to cook longer; in (0, 1]. An underdone egg can still be cooked, a cracked
 * one cannot: with a cost {@code k} times as high for cracking an underdone egg as for
 * another minute on a done one, the expected costs balance at {@code 1 / (1 + k)}
 */
public record DecisionPolicy(double confidence, double underdoneThreshold) {

	/**
	 * Creates a policy.
	 * @throws IllegalArgumentException if a value is not in (0, 1]
	 */
	public DecisionPolicy {
		requireProbability("confidence", confidence);
		requireProbability("underdone-threshold", underdoneThreshold);
	}

	/**
	 * Decides about one egg.
	 * @param predictive the predictive over {@link Doneness}, in its order
	 * @param extrapolating whether the egg lies outside the range of the training data
	 * @return the decision
	 */
	public Decision decide(PosteriorPredictive predictive, boolean extrapolating) {
		Doneness outcome = Doneness.values()[predictive.mostProbable()];
		boolean uncertain = isUncertain(probability(predictive, outcome), extrapolating);
		boolean cookLonger = probability(predictive, Doneness.UNDERDONE) >= this.underdoneThreshold;
		return new Decision(outcome, uncertain, cookLonger);
	}

	/**
	 * Decides whether an outcome is not clear enough to act on.
	 * @param probability of the outcome, in [0, 1]
	 * @param extrapolating whether the egg lies outside the range of the training data
	 */
	public boolean isUncertain(double probability, boolean extrapolating) {
		return extrapolating || probability < this.confidence;
	}

	private static double probability(PosteriorPredictive predictive, Doneness doneness) {
		return predictive.classes().get(doneness.ordinal()).mean();
	}

	private static void requireProbability(String name, double value) {
		if (!(value > 0 && value <= 1)) {
			throw new IllegalArgumentException("%s must be in (0, 1], got %s".formatted(name, value));
		}
	}

}
