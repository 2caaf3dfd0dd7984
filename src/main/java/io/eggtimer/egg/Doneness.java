package io.eggtimer.egg;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Outcomes of boiling an egg. The order is the order of the network's output units and of
 * the codes 0, 1, 2 in data files: append only.
 */
public enum Doneness {

	/** The white is not set. */
	UNDERDONE,

	/** The white is set, the yolk is not. */
	SOFT,

	/** The yolk is set. */
	HARD;

	private final String label = name().toLowerCase(Locale.ROOT);

	/** Returns the name used in requests, responses and files, such as {@code soft}. */
	public String label() {
		return this.label;
	}

	/** Returns the outcome with a label, if there is one. */
	public static Optional<Doneness> labelled(String label) {
		return Arrays.stream(values()).filter((doneness) -> doneness.label.equals(label)).findFirst();
	}

	/** Returns the labels of all outcomes, in their order. */
	public static List<String> labels() {
		return Arrays.stream(values()).map(Doneness::label).toList();
	}

}
