package io.eggtimer.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.eggtimer.bayes.GaussianSource;
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
		GaussianSource random = GaussianSource.seeded(seed);
		return Arrays.stream(Doneness.values())
			.map((outcome) -> IntStream.range(0, eggs.size()).filter((i) -> eggs.get(i).outcome() == outcome).toArray())
			.filter((rows) -> rows.length > 0)
			.map((rows) -> shuffle(rows, random))
			.toList();
	}

	/**
	 * Source: Durstenfeld, <a href="https://doi.org/10.1145/364520.364540">Algorithm 235:
	 * Random Permutation</a>, Communications of the ACM, 1964 (after Fisher and Yates).
	 */
	private static int[] shuffle(int[] rows, GaussianSource random) {
		for (int i = rows.length - 1; i > 0; i--) {
			int j = random.nextInt(i + 1);
			int row = rows[i];
			rows[i] = rows[j];
			rows[j] = row;
		}
		return rows;
	}

}
