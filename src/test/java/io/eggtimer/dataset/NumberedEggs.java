package io.eggtimer.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import io.eggtimer.egg.Doneness;
import io.eggtimer.egg.Egg;

/** Rows that can be told apart: their weight is 5 g plus a hundredth of their number. */
final class NumberedEggs {

	static final Comparator<LabelledEgg> BY_NUMBER = Comparator.comparingInt(NumberedEggs::number);

	private NumberedEggs() {
	}

	/** Returns rows with the outcomes taking turns until each has its number of rows. */
	static List<LabelledEgg> of(int... rowsPerOutcome) {
		List<LabelledEgg> eggs = new ArrayList<>();
		for (int turn = 0; turn < Arrays.stream(rowsPerOutcome).max().orElseThrow(); turn++) {
			for (Doneness outcome : Doneness.values()) {
				if (turn < rowsPerOutcome[outcome.ordinal()]) {
					eggs.add(new LabelledEgg(new Egg(5 + eggs.size() / 100.0, 3), outcome));
				}
			}
		}
		return eggs;
	}

	static int number(LabelledEgg egg) {
		return (int) Math.round((egg.egg().weightGrams() - 5) * 100);
	}

	static int[] rowsPerOutcome(List<LabelledEgg> eggs) {
		int[] rows = new int[Doneness.values().length];
		eggs.forEach((egg) -> rows[egg.outcome().ordinal()]++);
		return rows;
	}

}
