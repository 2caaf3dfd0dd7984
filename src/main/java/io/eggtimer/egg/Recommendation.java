package io.eggtimer.egg;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * How long to boil an egg.
 *
 * @param goal what was asked
 * @param curve how likely the outcome is at which time
 * @param extrapolating whether the egg, boiled for the best time, lies outside the range
 * of the training data
 * @param uncertain whether the outcome is not clear enough to act on, even then
 * @param draws number of posterior draws that answered
 * @param modelVersion identifies these draws
 */
public record Recommendation(BoilingGoal goal, BoilingCurve curve, boolean extrapolating, boolean uncertain, int draws,
		String modelVersion) {

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
		String minutes = number(best().boilMinutes());
		String probability = number(best().probability().mean());
		String level = number(this.goal.atLeast());
		TimeWindow window = window();
		String advice = (window != null)
				? "Boil it for %s minutes: then it is %s with a probability of %s. From %s to %s minutes it is at least %s."
					.formatted(minutes, outcome, probability, number(window.from()), number(window.to()), level)
				: "At no time is it %s with a probability of at least %s; the best is %s minutes, with %s."
					.formatted(outcome, level, minutes, probability);
		if (this.extrapolating) {
			advice += " The model has not seen such eggs: do not rely on it.";
		}
		else if (this.uncertain) {
			advice += " Even the best time is uncertain.";
		}
		return advice;
	}

	private static String number(double value) {
		return new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
	}

}
