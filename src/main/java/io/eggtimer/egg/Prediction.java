package io.eggtimer.egg;

import org.jspecify.annotations.Nullable;

import io.eggtimer.bayes.PosteriorPredictive;

/**
 * What the model believes about one egg.
 *
 * @param predictive the posterior predictive over {@link Doneness}, in its order
 * @param extrapolating whether the egg lies outside the range of the training data
 * @param decision what to make of it
 * @param modelVersion identifies the posterior draws that answered
 * @param timeLeft how long to wait for what is wanted; null if that was not asked
 */
public record Prediction(PosteriorPredictive predictive, boolean extrapolating, Decision decision, String modelVersion,
		@Nullable TimeLeft timeLeft) {

	/** Creates a prediction for an egg of which nothing is wanted. */
	public Prediction(PosteriorPredictive predictive, boolean extrapolating, Decision decision, String modelVersion) {
		this(predictive, extrapolating, decision, modelVersion, null);
	}

	/** Returns the prediction with how long to wait for what is wanted. */
	public Prediction with(TimeLeft timeLeft) {
		return new Prediction(this.predictive, this.extrapolating, this.decision, this.modelVersion, timeLeft);
	}

}
