package io.eggtimer.dataset;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Rows to train on, and rows held out to see how well that went. Each outcome has the
 * same share in both, as nearly as whole rows allow.
 *
 * @param training rows to train on, in the order of the data
 * @param validation rows held out, in the order of the data; may be empty
 */
public record StratifiedSplit(List<LabelledEgg> training, List<LabelledEgg> validation) {

	public StratifiedSplit {
		training = List.copyOf(training);
		validation = List.copyOf(validation);
	}

	/**
	 * Splits at random. Of each outcome with {@code n} rows,
	 * {@code round(validationFraction * n)} are held out, but never all {@code n}.
	 * @param eggs rows to split
	 * @param validationFraction share to hold out, in [0, 1); 0 trains on every row
	 * @param seed seed of the choice: the same rows and seed give the same split on every
	 * machine
	 * @return the split
	 * @throws IllegalArgumentException if the fraction is not in [0, 1)
	 */
	public static StratifiedSplit of(List<LabelledEgg> eggs, double validationFraction, long seed) {
		if (!(validationFraction >= 0 && validationFraction < 1)) {
			throw new IllegalArgumentException("validation-fraction must be in [0, 1), got " + validationFraction);
		}
		BitSet heldOut = new BitSet(eggs.size());
		for (int[] rows : ShuffledStrata.of(eggs, seed)) {
			long count = Math.min(Math.round(validationFraction * rows.length), rows.length - 1);
			for (int i = 0; i < count; i++) {
				heldOut.set(rows[i]);
			}
		}
		return of(eggs, heldOut);
	}

	/** Holds out the rows whose bits are set. */
	static StratifiedSplit of(List<LabelledEgg> eggs, BitSet heldOut) {
		List<LabelledEgg> training = new ArrayList<>();
		List<LabelledEgg> validation = new ArrayList<>();
		for (int i = 0; i < eggs.size(); i++) {
			(heldOut.get(i) ? validation : training).add(eggs.get(i));
		}
		return new StratifiedSplit(training, validation);
	}

}
