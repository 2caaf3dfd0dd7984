package io.eggtimer.egg;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.jspecify.annotations.Nullable;

/**
 * How long to boil an egg.
 *
 * @param goal what was asked
 * @param curve how likely the outcome is at which time
 * @param extrapolating whether the egg, boiled for the best time, lies outside the range
 * of the training data
 * @param uncertain whether the outcome is not clear enough to act on, even then
 * @param confidence smallest probability that counts as certain, in (0, 1]
 * @param draws number of posterior draws that answered
 * @param modelVersion identifies these draws
 */
public record Recommendation(BoilingGoal goal, BoilingCurve curve, boolean extrapolating, boolean uncertain,
		double confidence, int draws, String modelVersion) {

	/** Digits behind the point. */
	private static final int DIGITS = 2;

	private static final int MOST_DIGITS = 6;

	/** Minutes worth mentioning: a choice. */
	private static final double LONG = 0.5;

	/** Returns the best time, and how likely the outcome is then. */
	public BoilingCurve.Point best() {
		return this.curve.best();
	}

	/**
	 * Returns the times around the best one in which the outcome is as likely as wanted;
	 * null if it never is.
	 */
	public @Nullable TimeWindow window() {
		return this.curve.window(this.goal.atLeast());
	}

	/** Returns the recommendation in words. */
	public String advice() {
		String outcome = this.goal.outcome().label();
		String minutes = minutes(best().boilMinutes());
		String probability = probability(best().probability().mean());
		String level = decimal(this.goal.atLeast(), MOST_DIGITS);
		TimeWindow window = window();
		String advice = (window != null)
				? "Boil it for %s min: then it is %s with a probability of %s%s. From %s to %s min it is at least %s."
					.formatted(minutes, outcome, probability, plateau(), minutes(window.from()), minutes(window.to()),
							level)
				: "At no time is it %s with a probability of at least %s; the best is %s min, with %s."
					.formatted(outcome, level, minutes, probability);
		if (this.extrapolating) {
			advice += " The model has not seen such eggs: do not rely on it.";
		}
		else if (this.uncertain) {
			advice += " Even the best time is uncertain.";
		}
		return advice;
	}

	private String plateau() {
		double soonest = this.curve.soonest().boilMinutes();
		return (best().boilMinutes() - soonest > LONG) ? ", and from %s min on hardly less".formatted(minutes(soonest))
				: "";
	}

	private static String minutes(double value) {
		return decimal(value, DIGITS);
	}

	/** Not rounded to certainty. */
	private static String probability(double value) {
		int digits = DIGITS;
		while (digits < MOST_DIGITS && (decimal(value, digits).equals("0") || decimal(value, digits).equals("1"))) {
			digits++;
		}
		return decimal(value, digits);
	}

	private static String decimal(double value, int digits) {
		return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString();
	}

}
