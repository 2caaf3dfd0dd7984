package io.eggtimer.egg;

import io.eggtimer.bayes.PosteriorPredictive;

/**
 * What the model believes about one egg.
 *
 * @param predictive the posterior predictive over {@link Doneness}, in its order
 * @param extrapolating whether the egg lies outside the range of the training data
 * @param decision what to make of it
 * @param modelVersion identifies the posterior draws that answered
 */
public record Prediction(PosteriorPredictive predictive, boolean extrapolating, Decision decision,
		String modelVersion) {
}
