package io.eggtimer.egg;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import io.eggtimer.bayes.ProbabilityBand;

/**
 * How much longer an egg should boil to become what is wanted.
 *
 * @param outcome what is wanted
 * @param minutesLeft from now to the best time yet to come, or the first that is hardly
 * worse, in minutes; 0 if that is now, or if it is too late
 * @param tooLate whether the best time of all has passed and the outcome is no longer as
 * likely as not
 * @param now how likely the outcome is if the egg is taken out now
 * @param then how likely it is after the minutes left
 * @param window when the outcome is as likely as not, in minutes from now, as far as the
 * curve goes; null if it never is, or no more
 */
public record TimeLeft(Doneness outcome, double minutesLeft, boolean tooLate, ProbabilityBand now, ProbabilityBand then,
		@Nullable TimeWindow window) {

	/**
	 * Compares an egg with what it could become.
	 * @param curve of what is wanted, for an egg of this weight
	 * @param now where the egg is
	 */
	public static TimeLeft of(BoilingCurve curve, BoilingCurve.Point now) {
		double minutes = now.boilMinutes();
		boolean likely = now.probability().mean() >= BoilingGoal.DEFAULT_AT_LEAST;
		boolean tooLate = !likely && !curve.isRising() && minutes > curve.best().boilMinutes();
		BoilingCurve.Point then = tooLate ? now : curve.soonestFrom(now);
		TimeWindow window = curve.window(BoilingGoal.DEFAULT_AT_LEAST);
		boolean open = window != null && (likely || window.to() > minutes);
		return new TimeLeft(curve.outcome(), minus(then.boilMinutes(), minutes), tooLate, now.probability(),
				then.probability(), open ? new TimeWindow(Math.max(minus(window.from(), minutes), 0),
						Math.max(minus(window.to(), minutes), 0)) : null);
	}

	/** In decimals, as times are: 3.975 - 3.8 is 0.175. */
	private static double minus(double minutes, double others) {
		return BigDecimal.valueOf(minutes).subtract(BigDecimal.valueOf(others)).doubleValue();
	}

}
