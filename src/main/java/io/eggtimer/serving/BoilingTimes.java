package io.eggtimer.serving;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.eggtimer.bayes.ProbabilityBand;
import io.eggtimer.dataset.Features;
import io.eggtimer.egg.BoilingCurve;
import io.eggtimer.egg.Egg;

/**
 * The times at which a curve for an egg is evaluated: from 0 to beyond the longest of the
 * training data, see {@link Features#longestBoilMinutes}, as many to the minute as 1, 2,
 * 5, 10, 20 and so on, so that there are over a hundred.
 */
final class BoilingTimes {

	private static final int MIN_INTERVALS = 100;

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
		double longest = Math.max(model.features().longestBoilMinutes(model.scaling(), weightGrams), MIN_LONGEST);
		int perMinute = perMinute(longest);
		int count = (int) Math.ceil(longest * perMinute) + 1;
		this.minutes = new double[count];
		this.valueOf = new int[count];
		float[] values = new float[count];
		int distinct = 0;
		for (int i = 0; i < count; i++) {
			this.minutes[i] = Math.min((double) i / perMinute, Egg.MAX_BOIL_MINUTES);
			float value = scaled(model, weightGrams, this.minutes[i])[Features.TIME];
			if (distinct == 0 || value > values[distinct - 1]) { // not all features tell
																	// early times apart
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

	private static int perMinute(double longest) {
		int unit = 1;
		while (true) {
			for (int perMinute : new int[] { unit, 2 * unit, 5 * unit }) {
				if (perMinute * longest >= MIN_INTERVALS) {
					return perMinute;
				}
			}
			unit *= 10;
		}
	}

}
