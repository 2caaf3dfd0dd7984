package io.eggtimer.web;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.eggtimer.bayes.ProbabilityBand;
import io.eggtimer.egg.BoilingCurve;
import io.eggtimer.egg.Doneness;
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
 * @param soonest the first time at which the probability is hardly less than the
 * greatest, by at most 0.005: of a hard egg often much earlier
 * @param uncertain whether the outcome is not clear enough to act on, even at the best
 * time
 * @param confidence smallest probability that counts as certain, a setting of the service
 * @param extrapolating whether the egg, boiled for that time, lies outside the range of
 * the training data
 * @param advice the recommendation in words
 * @param curve the probability of the outcome over time
 * @param draws number of posterior draws that were used
 * @param modelVersion identifies the draws
 */
record RecommendResponse(@Schema(implementation = Doneness.class) String outcome, double weightGrams,
		@Schema(minimum = "0") double boilMinutes, @Schema(minimum = "0", maximum = "1") double probability,
		@Schema(minimum = "0", maximum = "1") double lower, @Schema(minimum = "0", maximum = "1") double upper,
		@Schema(minimum = "0", maximum = "1") double atLeast, @Nullable TimeWindow window, Point soonest,
		boolean uncertain, @Schema(minimum = "0", maximum = "1") double confidence, boolean extrapolating,
		String advice, List<Point> curve, @Schema(minimum = "1") int draws, String modelVersion) {

	static RecommendResponse from(Recommendation recommendation) {
		BoilingCurve.Point best = recommendation.best();
		ProbabilityBand band = best.probability();
		return new RecommendResponse(recommendation.goal().outcome().label(), recommendation.goal().weightGrams(),
				best.boilMinutes(), band.mean(), band.lower(), band.upper(), recommendation.goal().atLeast(),
				recommendation.window(), Point.of(recommendation.curve().soonest()), recommendation.uncertain(),
				recommendation.confidence(), recommendation.extrapolating(), recommendation.advice(),
				recommendation.curve().points().stream().map(Point::of).toList(), recommendation.draws(),
				recommendation.modelVersion());
	}

	/**
	 * One point of the curve.
	 *
	 * @param boilMinutes time in boiling water, in minutes
	 * @param probability mean probability over the draws
	 * @param lower its 5 % quantile over the draws
	 * @param upper its 95 % quantile over the draws
	 */
	record Point(@Schema(minimum = "0") double boilMinutes, @Schema(minimum = "0", maximum = "1") double probability,
			@Schema(minimum = "0", maximum = "1") double lower, @Schema(minimum = "0", maximum = "1") double upper) {

		static Point of(BoilingCurve.Point point) {
			ProbabilityBand band = point.probability();
			return new Point(point.boilMinutes(), band.mean(), band.lower(), band.upper());
		}

	}

}
