package io.eggtimer.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.eggtimer.bayes.ClassPredictive;
import io.eggtimer.bayes.PosteriorPredictive;
import io.eggtimer.egg.Decision;
import io.eggtimer.egg.Doneness;
import io.eggtimer.egg.Prediction;
import io.eggtimer.egg.TimeLeft;
import io.eggtimer.egg.TimeWindow;

/**
 * Answer of {@code POST /predict}. Maps are keyed by {@link Doneness#label()}, in the
 * order of the outcomes.
 *
 * @param outcome the likeliest outcome
 * @param probabilities mean probability over the posterior draws; they sum to 1
 * @param spread how far each probability moves over the draws
 * @param votes number of draws that have that outcome on top
 * @param uncertainty entropy and its parts
 * @param uncertain whether the outcome is not clear enough to act on
 * @param cookLonger whether the risk of an underdone egg is too high to crack it
 * @param advice the two flags in words
 * @param extrapolating whether the egg lies outside the range of the training data
 * @param draws number of posterior draws that were used
 * @param modelVersion identifies the draws
 * @param desired how long to wait for what is wanted; left out if that was not asked
 */
record PredictResponse(String outcome, Map<String, Double> probabilities, Map<String, Spread> spread,
		Map<String, Integer> votes, Uncertainty uncertainty, boolean uncertain, boolean cookLonger, String advice,
		boolean extrapolating, int draws, String modelVersion,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Desired desired) {

	static PredictResponse from(Prediction prediction) {
		PosteriorPredictive predictive = prediction.predictive();
		Decision decision = prediction.decision();
		return new PredictResponse(decision.outcome().label(), byLabel(predictive, ClassPredictive::mean),
				byLabel(predictive, Spread::of), byLabel(predictive, ClassPredictive::votes),
				Uncertainty.of(predictive), decision.uncertain(), decision.cookLonger(), decision.advice().text(),
				prediction.extrapolating(), predictive.draws(), prediction.modelVersion(),
				Desired.of(prediction.timeLeft()));
	}

	private static <T> Map<String, T> byLabel(PosteriorPredictive predictive, Function<ClassPredictive, T> value) {
		Map<String, T> byLabel = new LinkedHashMap<>();
		for (Doneness doneness : Doneness.values()) {
			byLabel.put(doneness.label(), value.apply(predictive.classes().get(doneness.ordinal())));
		}
		return byLabel;
	}

	/**
	 * How far the probability of one outcome moves over the draws.
	 *
	 * @param standardDeviation sample standard deviation
	 * @param lower 5 % quantile
	 * @param upper 95 % quantile
	 */
	record Spread(double standardDeviation, double lower, double upper) {

		static Spread of(ClassPredictive predictive) {
			return new Spread(predictive.standardDeviation(), predictive.lower(), predictive.upper());
		}

	}

	/**
	 * What is not known about the outcome, in nats.
	 *
	 * @param predictiveEntropy all of it
	 * @param expectedEntropy the part that more data cannot reduce
	 * @param mutualInformation the part that more data can reduce
	 */
	record Uncertainty(double predictiveEntropy, double expectedEntropy, double mutualInformation) {

		static Uncertainty of(PosteriorPredictive predictive) {
			return new Uncertainty(predictive.predictiveEntropy(), predictive.expectedEntropy(),
					predictive.mutualInformation());
		}

	}

	/**
	 * How long to wait for what is wanted.
	 *
	 * @param outcome what is wanted
	 * @param minutesLeft from now to the best time yet to come, in minutes
	 * @param tooLate whether the best time has passed, and the outcome is no longer as
	 * likely as not
	 * @param probabilityNow probability of the outcome if the egg is taken out now
	 * @param probabilityThen probability of it after the minutes left
	 * @param lower 5 % quantile of that over the draws
	 * @param upper 95 % quantile of that over the draws
	 * @param window when the outcome is as likely as not, in minutes from now; null if it
	 * never is, or no more
	 */
	record Desired(String outcome, double minutesLeft, boolean tooLate, double probabilityNow, double probabilityThen,
			double lower, double upper, @Nullable TimeWindow window) {

		static @Nullable Desired of(@Nullable TimeLeft left) {
			return (left != null) ? new Desired(left.outcome().label(), left.minutesLeft(), left.tooLate(),
					left.now().mean(), left.then().mean(), left.then().lower(), left.then().upper(), left.window())
					: null;
		}

	}

}
