package io.eggtimer.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.eggtimer.egg.Doneness;
import io.eggtimer.egg.Egg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Tests for {@link EggDataset}. */
class EggDatasetTests {

	private static final LabelledEgg HARD = new LabelledEgg(new Egg(55, 7), Doneness.HARD);

	private static final LabelledEgg SOFT = new LabelledEgg(new Egg(55, 4), Doneness.SOFT);

	private static final LabelledEgg UNDERDONE = new LabelledEgg(new Egg(55, 1), Doneness.UNDERDONE);

	@Test
	void rowsAreCountedPerOutcomeInTheOrderOfTheOutcomes() {
		assertThat(new EggDataset("eggs.csv", "", List.of(HARD, SOFT, HARD, UNDERDONE)).rowsPerOutcome())
			.containsExactly(Map.entry(Doneness.UNDERDONE, 1), Map.entry(Doneness.SOFT, 1),
					Map.entry(Doneness.HARD, 2));
	}

	@Test
	void anOutcomeThatNeverOccursIsRefused() {
		assertThatExceptionOfType(DatasetException.class)
			.isThrownBy(() -> new EggDataset("eggs.csv", "", List.of(SOFT, UNDERDONE)))
			.withMessageStartingWith("eggs.csv has no row with outcome hard (2)");
	}

	@Test
	void laterChangesToTheListDoNotReachTheDataset() {
		List<LabelledEgg> eggs = new ArrayList<>(List.of(HARD, SOFT, UNDERDONE));
		EggDataset dataset = new EggDataset("eggs.csv", "", eggs);
		eggs.clear();
		assertThat(dataset.eggs()).containsExactly(HARD, SOFT, UNDERDONE);
	}

}
