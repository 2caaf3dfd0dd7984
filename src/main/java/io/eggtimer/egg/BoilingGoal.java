package io.eggtimer.egg;

/**
 * How long must an egg boil to become what is wanted?
 *
 * @param weightGrams weight with shell, in [{@value Egg#MIN_WEIGHT_GRAMS},
 * {@value Egg#MAX_WEIGHT_GRAMS}] grams
 * @param outcome what is wanted
 * @param atLeast the probability of it that is enough, in [0, 1]
 */
public record BoilingGoal(double weightGrams, Doneness outcome, double atLeast) {

	/** As likely as not. */
	public static final double DEFAULT_AT_LEAST = 0.5;

	/**
	 * Creates a goal.
	 * @throws IllegalArgumentException if a value is not a number or out of range
	 */
	public BoilingGoal {
		new Egg(weightGrams, 0); // checks the weight
		if (!(atLeast >= 0 && atLeast <= 1)) {
			throw new IllegalArgumentException("atLeast must be in [0, 1], got " + atLeast);
		}
	}

}
