package io.eggtimer.serving;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.eggtimer.bayes.ProbabilityBand;
import io.eggtimer.dataset.Features;
import io.eggtimer.egg.BoilingCurve;
import io.eggtimer.egg.Egg;

/**
 * The times at which a curve for an egg is evaluated: from 0 to the longest worth asking
 * about, see {@link Features#longestBoilMinutes}, in round steps that make over a hundred
 * of them; the last one may be shorter.
 */
final class BoilingTimes {

	private static final int MIN_STEPS = 100;

	/** Significant digits of a step: close to each other, so that a curve is quick. */
	private static final List<BigDecimal> DIGITS = Stream.of("7.5", "6", "5", "4", "3", "2.5", "2", "1.5", "1")
		.map(BigDecimal::new)
		.toList();

	private static final double ROUNDING = 1e-9;

	/** Shorter than any egg takes; models of nothing but raw eggs have a curve too. */
	private static final double MIN_LONGEST = 1;

	private final double[] minutes;

	/** Features of the egg at the first time, as the network was trained on. */
	private final float[] x;

	/** What the feature of the time grows through. */
	private final float[] values;

	/** Which of these belongs to each time. */
	private final int[] valueOf;

	private BoilingTimes(ServingModel model, double weightGrams) {
		double known = model.features().longestBoilMinutes(model.scaling(), weightGrams);
		double longest = (known > MIN_LONGEST) ? known : MIN_LONGEST; // also if no number
		BigDecimal step = step(longest);
		int count = (int) Math.ceil(longest / step.doubleValue() - ROUNDING) + 1;
		this.minutes = new double[count];
		this.valueOf = new int[count];
		float[] values = new float[count];
		int distinct = 0;
		for (int i = 0; i < count; i++) {
			this.minutes[i] = Math.min(step.multiply(BigDecimal.valueOf(i)).doubleValue(), longest);
			float value = scaled(model, weightGrams, this.minutes[i])[Features.TIME];
			// not all features tell early times apart
			if (distinct == 0 || value > values[distinct - 1]) {
				values[distinct++] = value;
			}
			this.valueOf[i] = distinct - 1;
		}
		this.x = scaled(model, weightGrams, 0);
		this.values = Arrays.copyOf(values, distinct);
	}

	/** Returns the times for an egg of a weight in grams. */
	static BoilingTimes of(ServingModel model, double weightGrams) {
		return new BoilingTimes(model, weightGrams);
	}

	float[] x() {
		return this.x;
	}

	float[] values() {
		return this.values;
	}

	/** Returns the points of a curve, given a band for each of the values. */
	List<BoilingCurve.Point> points(List<ProbabilityBand> bands) {
		List<BoilingCurve.Point> points = new ArrayList<>(this.minutes.length);
		for (int i = 0; i < this.minutes.length; i++) {
			points.add(new BoilingCurve.Point(this.minutes[i], bands.get(this.valueOf[i])));
		}
		return points;
	}

	private static float[] scaled(ServingModel model, double weightGrams, double boilMinutes) {
		return model.scaling().scale(model.features().of(new Egg(weightGrams, boilMinutes)));
	}

	private static BigDecimal step(double longest) {
		for (int exponent = 0;; exponent--) { // 75 minutes would be too long a step
			for (BigDecimal digits : DIGITS) {
				BigDecimal step = digits.scaleByPowerOfTen(exponent);
				if (longest / step.doubleValue() >= MIN_STEPS) {
					return step;
				}
			}
		}
	}

}
