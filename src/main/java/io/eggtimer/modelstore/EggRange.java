package io.eggtimer.modelstore;

import java.util.Objects;

/**
 * The lightest to the heaviest egg, and the shortest to the longest time.
 *
 * @param weightGrams weights, in grams
 * @param boilMinutes times in boiling water, in minutes
 */
public record EggRange(Range weightGrams, Range boilMinutes) {

	public EggRange {
		Objects.requireNonNull(weightGrams, "a range needs weightGrams");
		Objects.requireNonNull(boilMinutes, "a range needs boilMinutes");
	}

	/**
	 * Numbers between two, ends included.
	 *
	 * @param from the least
	 * @param to the greatest
	 */
	public record Range(double from, double to) {

		/**
		 * Creates a range.
		 * @throws IllegalArgumentException if the ends are not finite or not in order
		 */
		public Range {
			if (!(from <= to && Double.isFinite(from) && Double.isFinite(to))) {
				throw new IllegalArgumentException("Not a range: %s to %s".formatted(from, to));
			}
		}

	}

}
