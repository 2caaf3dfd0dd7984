package io.eggtimer.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.eggtimer.bayes.SeededRandom;
import io.eggtimer.egg.Doneness;

/** The random order that every stratified split is dealt from. */
final class ShuffledStrata {

	private ShuffledStrata() {
	}

	/**
	 * Shuffles the rows of each outcome.
	 * @param eggs rows
	 * @param seed seed of the order
	 * @return for each outcome that occurs, in the order of {@link Doneness}, the indices
	 * of its rows in random order
	 */
	static List<int[]> of(List<LabelledEgg> eggs, long seed) {
		SeededRandom random = SeededRandom.seeded(seed);
		return Arrays.stream(Doneness.values())
			.map((outcome) -> IntStream.range(0, eggs.size()).filter((i) -> eggs.get(i).outcome() == outcome).toArray())
			.filter((rows) -> rows.length > 0)
			.peek(random::shuffle)
			.toList();
	}

}
