package io.eggtimer.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.eggtimer.bayes.ProbabilityBand;
import io.eggtimer.egg.BoilingCurve;
import io.eggtimer.egg.Recommendation;
import io.eggtimer.egg.TimeWindow;

/**
 * Answer of {@code GET /recommend}.
 *
 * @param outcome what is wanted
 * @param weightGrams weight of the egg, in grams
 * @param boilMinutes the time with the greatest probability of the outcome, in minutes
 * @param probability that probability, its mean over the posterior draws
 * @param lower its 5 % quantile over the draws
 * @param upper its 95 % quantile over the draws
 * @param atLeast the probability that is enough
 * @param window the times around the best in which the outcome has that probability; null
 * if there are none
 * @param uncertain whether the outcome is not clear enough to act on, even at the best
 * time
 * @param extrapolating whether the egg, boiled for that time, lies outside the range of
 * the training data
 * @param advice the recommendation in words
 * @param curve the probability of the outcome over time
 * @param draws number of posterior draws that were used
 * @param modelVersion identifies the draws
 */
record RecommendResponse(String outcome, double weightGrams, double boilMinutes, double probability, double lower,
		double upper, double atLeast, @Nullable TimeWindow window, boolean uncertain, boolean extrapolating,
		String advice, List<Point> curve, int draws, String modelVersion) {

	static RecommendResponse from(Recommendation recommendation) {
		BoilingCurve.Point best = recommendation.best();
		ProbabilityBand band = best.probability();
		return new RecommendResponse(recommendation.goal().outcome().label(), recommendation.goal().weightGrams(),
				best.boilMinutes(), band.mean(), band.lower(), band.upper(), recommendation.goal().atLeast(),
				recommendation.window(), recommendation.uncertain(), recommendation.extrapolating(),
				recommendation.advice(), recommendation.curve().points().stream().map(Point::of).toList(),
				recommendation.draws(), recommendation.modelVersion());
	}

	/**
	 * One point of the curve.
	 *
	 * @param boilMinutes time in boiling water, in minutes
	 * @param probability mean probability over the draws
	 * @param lower its 5 % quantile over the draws
	 * @param upper its 95 % quantile over the draws
	 */
	record Point(double boilMinutes, double probability, double lower, double upper) {

		static Point of(BoilingCurve.Point point) {
			ProbabilityBand band = point.probability();
			return new Point(point.boilMinutes(), band.mean(), band.lower(), band.upper());
		}

	}

}
