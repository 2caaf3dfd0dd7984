package io.eggtimer.dataset;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.eggtimer.egg.Doneness;

/**
 * Labelled eggs and where they came from. Every outcome occurs at least once, for a
 * network cannot learn a class that it never sees.
 *
 * @param location where the file was found, as configured
 * @param sha256 SHA-256 of the file's bytes, in lower-case hexadecimal; it identifies the
 * data wherever the file lies
 * @param eggs the rows, in the order of the file
 */
public record EggDataset(String location, String sha256, List<LabelledEgg> eggs) {

	/**
	 * Creates a data set.
	 * @throws DatasetException if an outcome does not occur
	 */
	public EggDataset {
		eggs = List.copyOf(eggs);
		Map<Doneness, Integer> rows = count(eggs);
		for (Doneness outcome : Doneness.values()) {
			if (rows.get(outcome) == 0) {
				throw new DatasetException("%s has no row with outcome %s (%s), each outcome is needed at least once"
					.formatted(location, outcome.label(), outcome.ordinal()));
			}
		}
	}

	/** Returns the location as it may be shown to everyone: without user and password. */
	public String publicLocation() {
		return this.location.replaceFirst("://[^/@]*@", "://");
	}

	/** Returns the number of rows with each outcome, in the order of {@link Doneness}. */
	public Map<Doneness, Integer> rowsPerOutcome() {
		return Collections.unmodifiableMap(count(this.eggs));
	}

	private static Map<Doneness, Integer> count(List<LabelledEgg> eggs) {
		Map<Doneness, Integer> rows = new EnumMap<>(Doneness.class);
		for (Doneness outcome : Doneness.values()) {
			rows.put(outcome, 0);
		}
		for (LabelledEgg egg : eggs) {
			rows.merge(egg.outcome(), 1, Integer::sum);
		}
		return rows;
	}

}
