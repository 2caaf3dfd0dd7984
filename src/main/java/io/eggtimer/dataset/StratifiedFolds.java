package io.eggtimer.dataset;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Splits for cross-validation: each row is held out exactly once. The folds differ by at
 * most one row in size, and by at most one row of each outcome.
 *
 * @param splits one split per fold; its validation rows are the fold
 */
public record StratifiedFolds(List<StratifiedSplit> splits) {

	public StratifiedFolds {
		splits = List.copyOf(splits);
	}

	/**
	 * Deals rows to folds at random.
	 * @param eggs rows to deal
	 * @param folds number of folds, at least 2 and at most the number of rows
	 * @param seed seed of the choice: the same rows and seed give the same folds on every
	 * machine
	 * @return the splits
	 * @throws IllegalArgumentException if the number of folds is out of range, or an
	 * outcome has a single row, which no training rows would hold once it is held out
	 */
	public static StratifiedFolds of(List<LabelledEgg> eggs, int folds, long seed) {
		if (folds < 2 || folds > eggs.size()) {
			throw new IllegalArgumentException(
					"folds must be from 2 to the number of rows, %s, got %s".formatted(eggs.size(), folds));
		}
		List<BitSet> heldOut = new ArrayList<>();
		for (int f = 0; f < folds; f++) {
			heldOut.add(new BitSet(eggs.size()));
		}
		// one count for all outcomes: the next one begins where the last one stopped
		int dealt = 0;
		for (int[] rows : ShuffledStrata.of(eggs, seed)) {
			if (rows.length == 1) {
				throw new IllegalArgumentException(
						"Cross-validation needs at least 2 rows with outcome " + eggs.get(rows[0]).outcome().label());
			}
			for (int row : rows) {
				heldOut.get(dealt++ % folds).set(row);
			}
		}
		return new StratifiedFolds(heldOut.stream().map((rows) -> StratifiedSplit.of(eggs, rows)).toList());
	}

}
