package io.eggtimer.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;

import io.eggtimer.bayes.FeatureScaling;
import io.eggtimer.egg.Egg;

/**
 * What a network sees of an egg, before scaling: first its weight, then its time. A
 * stored model depends on the names and their order: add constants, never change one.
 */
public enum Features {

	/** Weight in grams and time in minutes, as they are asked. */
	RAW(Feature.WEIGHT, new Feature("boilMinutes", Egg::boilMinutes, (minutes, grams) -> minutes)),

	/**
	 * Their logarithms, in which a formula of products and powers is linear. Times below
	 * 0.1 minutes count as that: the egg has hardly become wet, and ln 0 is no number.
	 */
	LOG(new Feature("lnWeightGrams", (egg) -> StrictMath.log(egg.weightGrams()), (ln, grams) -> StrictMath.exp(ln)),
			new Feature("lnBoilMinutes", (egg) -> StrictMath.log(Math.max(egg.boilMinutes(), 0.1)),
					(ln, grams) -> StrictMath.exp(ln))),

	/**
	 * Weight, and time divided by weight to the power of 2/3: the time that heat takes to
	 * the middle of a sphere goes with the square of its diameter (see
	 * {@link WilliamsFormula}), so at one scaled time all eggs are equally done.
	 */
	SCALED_TIME(Feature.WEIGHT, new Feature("boilMinutesPerGramTwoThirds",
			(egg) -> egg.boilMinutes() / twoThirds(egg.weightGrams()), (scaled, grams) -> scaled * twoThirds(grams)));

	/** The index of the feature that grows with time. */
	public static final int TIME = 1;

	/** More than the inverse of a feature is off by, in millionths of a minute. */
	private static final double ROUNDING = 1e-7;

	private final Feature weight;

	private final Feature time;

	private final List<Feature> features;

	Features(Feature weight, Feature time) {
		this.weight = weight;
		this.time = time;
		this.features = List.of(weight, time);
	}

	/** Returns the number of features, {@code D}. */
	public int count() {
		return this.features.size();
	}

	/** Returns the name of each feature, with its unit, {@code D} of them. */
	public List<String> names() {
		return this.features.stream().map(Feature::name).toList();
	}

	/**
	 * Returns the features of an egg.
	 * @param egg the egg
	 * @return one value per name, in the unit of the name, shape [D]
	 */
	public double[] of(Egg egg) {
		return this.features.stream().mapToDouble((feature) -> feature.value().applyAsDouble(egg)).toArray();
	}

	/**
	 * Measures training eggs.
	 * @param eggs at least one
	 * @return the scaling of their features
	 */
	public FeatureScaling scaling(List<LabelledEgg> eggs) {
		return FeatureScaling.of(eggs.stream().map((labelled) -> of(labelled.egg())).toArray(double[][]::new));
	}

	/**
	 * Returns the longest time worth asking about: of an egg as heavy as the training
	 * eggs that of these, of a heavier one as much more as heat takes to get to its
	 * middle.
	 * @param scaling of the training eggs
	 * @param weightGrams weight of the egg, in grams
	 * @return a time of at most {@link Egg#MAX_BOIL_MINUTES} minutes, rounded down to a
	 * millionth, so that the egg is not beyond the training eggs by rounding
	 */
	public double longestBoilMinutes(FeatureScaling scaling, double weightGrams) {
		double heaviest = this.weight.inverse().applyAsDouble(scaling.max().get(0), Double.NaN);
		double known = Math.min(weightGrams, heaviest);
		double longest = this.time.inverse().applyAsDouble(scaling.max().get(TIME), known);
		double longer = longest * (twoThirds(weightGrams) / twoThirds(known));
		return Math.min(Math.floor(longer * 1e6 + ROUNDING) / 1e6, Egg.MAX_BOIL_MINUTES);
	}

	private static double twoThirds(double grams) {
		return StrictMath.pow(StrictMath.cbrt(grams), 2);
	}

	/**
	 * Finds the features that have the given names, in their order.
	 * @param names see {@link #names}
	 * @throws IllegalArgumentException if there are none such
	 */
	public static Features named(List<String> names) {
		return Arrays.stream(values())
			.filter((features) -> features.names().equals(names))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There are no features " + names));
	}

	/**
	 * One feature.
	 *
	 * @param name its name, with its unit
	 * @param value of an egg
	 * @param inverse the weight, or the time, of an egg that has a value, given that
	 * value and, for a time, the weight in grams
	 */
	private record Feature(String name, ToDoubleFunction<Egg> value, DoubleBinaryOperator inverse) {

		static final Feature WEIGHT = new Feature("weightGrams", Egg::weightGrams, (grams, unused) -> grams);

	}

}
