package io.eggtimer.training;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.eggtimer.dataset.LabelledEgg;
import io.eggtimer.egg.Doneness;
import io.eggtimer.egg.Egg;
import io.eggtimer.modelstore.EggCells;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link CellCounter}. */
class CellCounterTests {

	@Test
	void countsTheEggsOfEachOutcomeInCells() {
		EggCells cells = CellCounter.count(List.of(egg(50, 0.3, Doneness.SOFT), egg(50.4, 0.3, Doneness.SOFT),
				egg(50.5, 0.29, Doneness.SOFT), egg(50, 0.3, Doneness.HARD), egg(80, 8, Doneness.HARD)));
		assertThat(cells.weightWidth()).isEqualTo(0.5); // 30 g in 61 cells
		assertThat(cells.timeWidth()).isEqualTo(0.1); // 7.71 minutes in 79 cells
		assertThat(cells.counts().keySet()).containsExactly("underdone", "soft", "hard");
		assertThat(cells.counts().get("underdone")).isEmpty();
		// 0.3 / 0.1 is 2.9999999999999996, but 0.3 minutes lie in [3 * 0.1, 4 * 0.1)
		assertThat(cells.counts().get("soft")).containsExactly(new int[] { 100, 3, 2 }, new int[] { 101, 2, 1 });
		assertThat(cells.counts().get("hard")).containsExactly(new int[] { 100, 3, 1 }, new int[] { 160, 80, 1 });
	}

	@ParameterizedTest
	@CsvSource({ "5, 200, 5", "50, 50, 0.01", "39.7, 69.5, 0.5", "10, 89.99, 1", "10, 90, 2", "10, 49.99, 0.5",
			"10, 10.79, 0.01" })
	void takesTheFinestDecimalWidthOfAtMost80Cells(double min, double max, double width) {
		assertThat(CellCounter.count(List.of(egg(min, 1, Doneness.SOFT), egg(max, 1, Doneness.SOFT))).weightWidth())
			.isEqualTo(width);
	}

	@Test
	void noEggIsLostWhereverTheyLie() {
		List<LabelledEgg> eggs = new ArrayList<>();
		for (int i = 0; i <= 3000; i++) {
			eggs.add(egg(5 + i * 0.065, i * 0.02, Doneness.values()[i % 3]));
		}
		EggCells cells = CellCounter.count(eggs);
		assertThat(cells.counts().values().stream().flatMap(List::stream).mapToInt((cell) -> cell[2]).sum())
			.isEqualTo(eggs.size());
	}

	private static LabelledEgg egg(double weightGrams, double boilMinutes, Doneness outcome) {
		return new LabelledEgg(new Egg(weightGrams, boilMinutes), outcome);
	}

}
