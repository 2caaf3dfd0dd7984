package io.eggtimer.dataset;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.eggtimer.egg.Doneness;
import io.eggtimer.egg.PlainDecimal;

/**
 * One field of a CSV file, and where it stands.
 *
 * @param location the file
 * @param line line on which its row begins, counted from 1
 * @param column name of its column, or its number
 * @param value its text, without surrounding white space
 */
record EggCsvField(String location, long line, String column, String value) {

	private static final Map<String, Doneness> OUTCOMES = outcomes();

	/**
	 * The decoder puts this where bytes are not UTF-8. A file that truly holds it is no
	 * better: it was damaged by an earlier program.
	 */
	private static final char UNDECODABLE = '\uFFFD';

	/**
	 * Requires printable text.
	 * @throws DatasetException if the field is binary or in another encoding
	 */
	EggCsvField requireText() {
		if (this.value.chars()
			.anyMatch((c) -> c == UNDECODABLE || (Character.isISOControl(c) && !Character.isWhitespace(c)))) {
			throw fault(Excerpt.quote(this.value) + " is not plain text in UTF-8");
		}
		return this;
	}

	/**
	 * Returns the field as a number.
	 * @throws DatasetException if it is not a decimal number in [min, max]
	 */
	double number(double min, double max) {
		double number = PlainDecimal.parse(this.value);
		if (!(number >= min && number <= max)) {
			throw fault(
					"%s is not a number from %s to %s".formatted(Excerpt.quote(this.value), plain(min), plain(max)));
		}
		return number;
	}

	/**
	 * Returns the field as an outcome, by code or by name.
	 * @throws DatasetException if it is neither
	 */
	Doneness outcome() {
		@Nullable Doneness outcome = OUTCOMES.get(this.value);
		if (outcome == null) {
			throw fault(
					"%s is not one of %s".formatted(Excerpt.quote(this.value), String.join(", ", OUTCOMES.keySet())));
		}
		return outcome;
	}

	/** Returns the exception that says what is wrong with the field. */
	DatasetException fault(String what) {
		return new DatasetException(
				"%s, line %s, column %s: %s".formatted(this.location, this.line, this.column, what));
	}

	private static String plain(double bound) {
		return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
	}

	private static Map<String, Doneness> outcomes() {
		Map<String, Doneness> outcomes = new LinkedHashMap<>();
		for (Doneness doneness : Doneness.values()) {
			outcomes.put(String.valueOf(doneness.ordinal()), doneness);
		}
		for (Doneness doneness : Doneness.values()) {
			outcomes.put(doneness.label(), doneness);
		}
		return outcomes;
	}

}
