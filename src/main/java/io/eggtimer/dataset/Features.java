package io.eggtimer.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

import io.eggtimer.bayes.FeatureScaling;
import io.eggtimer.egg.Egg;

/**
 * What a network sees of an egg, before scaling. A stored model depends on the names and
 * their order: add constants, never change one.
 */
public enum Features {

	/** Weight in grams and time in minutes, as they are asked. */
	RAW(new Feature("weightGrams", Egg::weightGrams), new Feature("boilMinutes", Egg::boilMinutes)),

	/**
	 * Their logarithms, in which a formula of products and powers is linear. Times below
	 * 0.1 minutes count as that: the egg has hardly become wet, and ln 0 is no number.
	 */
	LOG(new Feature("lnWeightGrams", (egg) -> StrictMath.log(egg.weightGrams())),
			new Feature("lnBoilMinutes", (egg) -> StrictMath.log(Math.max(egg.boilMinutes(), 0.1)))),

	/**
	 * Weight, and time divided by weight to the power of 2/3: the time that heat takes to
	 * the middle of a sphere goes with the square of its diameter (see
	 * {@link WilliamsFormula}), so at one scaled time all eggs are equally done.
	 */
	SCALED_TIME(new Feature("weightGrams", Egg::weightGrams), new Feature("boilMinutesPerGramTwoThirds",
			(egg) -> egg.boilMinutes() / StrictMath.pow(StrictMath.cbrt(egg.weightGrams()), 2)));

	private final List<Feature> features;

	Features(Feature... features) {
		this.features = List.of(features);
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

	private record Feature(String name, ToDoubleFunction<Egg> value) {
	}

}
