package io.eggtimer.training;

import io.eggtimer.egg.Egg;

/** Tells how likely each outcome of an egg is. */
@FunctionalInterface
public interface Classifier {

	/** Returns the probability of each outcome, shape [C]; they sum to 1. */
	double[] probabilities(Egg egg);

}
