package io.eggtimer.egg;

/**
 * One egg in boiling water.
 *
 * @param weightGrams weight with shell, in [{@value #MIN_WEIGHT_GRAMS},
 * {@value #MAX_WEIGHT_GRAMS}] grams
 * @param boilMinutes time in boiling water, in [{@value #MIN_BOIL_MINUTES},
 * {@value #MAX_BOIL_MINUTES}] minutes
 */
public record Egg(double weightGrams, double boilMinutes) {

	/** A quail's egg weighs about 10 g; nothing that is boiled as an egg weighs less. */
	public static final double MIN_WEIGHT_GRAMS = 5;

	/** A goose's egg weighs about 150 g. */
	public static final double MAX_WEIGHT_GRAMS = 200;

	/** An egg that has just gone in. */
	public static final double MIN_BOIL_MINUTES = 0;

	/** Long past hard for any egg in range. */
	public static final double MAX_BOIL_MINUTES = 60;

	/**
	 * Creates an egg.
	 * @throws IllegalArgumentException if a value is not a number or out of range
	 */
	public Egg {
		requireWithin("weightGrams", weightGrams, MIN_WEIGHT_GRAMS, MAX_WEIGHT_GRAMS);
		requireWithin("boilMinutes", boilMinutes, MIN_BOIL_MINUTES, MAX_BOIL_MINUTES);
	}

	private static void requireWithin(String name, double value, double min, double max) {
		if (!(value >= min && value <= max)) { // also refuses NaN
			throw new IllegalArgumentException("%s must be from %s to %s, got %s".formatted(name, min, max, value));
		}
	}

}
