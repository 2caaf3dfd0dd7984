package io.eggtimer.dataset;

import java.util.ArrayList;
import java.util.List;

import io.eggtimer.egg.Egg;

/**
 * Eggs of 45 to 70 g, boiled for 1 to 9 minutes: what kitchens ask about, for comparing
 * what posteriors say.
 */
public final class EggGrid {

	/** Weights of the grid, in grams. */
	public static final List<Double> WEIGHTS_GRAMS = steps(45, 70, 2.5);

	/** Times of the grid, in minutes. */
	public static final List<Double> BOIL_MINUTES = steps(1, 9, 0.5);

	private EggGrid() {
	}

	/** Returns all eggs of the grid, weight by weight. */
	public static List<Egg> eggs() {
		List<Egg> eggs = new ArrayList<>();
		for (double weightGrams : WEIGHTS_GRAMS) {
			for (double boilMinutes : BOIL_MINUTES) {
				eggs.add(new Egg(weightGrams, boilMinutes));
			}
		}
		return List.copyOf(eggs);
	}

	private static List<Double> steps(double from, double to, double step) {
		List<Double> values = new ArrayList<>();
		for (int i = 0; from + i * step <= to; i++) {
			values.add(from + i * step);
		}
		return List.copyOf(values);
	}

}
