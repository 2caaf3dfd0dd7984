package io.eggtimer.web;

import java.math.BigDecimal;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;

/**
 * A numeric field of a JSON request.
 *
 * @param name its name
 * @param required whether it must be given
 * @param expected what it must be, in words that follow "must be"
 * @param reader reads the parser's current token; null if it is not as expected
 */
record NumberField(String name, boolean required, String expected, Function<JsonParser, @Nullable Number> reader) {

	/** Returns a required number in {@code [min, max]}. */
	static NumberField within(String name, double min, double max) {
		return new NumberField(name, true, "a number from %s to %s".formatted(plain(min), plain(max)), (json) -> {
			if (!json.currentToken().isNumeric()) {
				return null;
			}
			double value = json.getDoubleValue(); // 1e999 is infinite
			return (value >= min && value <= max) ? value : null;
		});
	}

	/**
	 * Returns an optional count, 1 or more. Only a JSON integer will do: {@code 1.0} and
	 * {@code 1e3} come from clients that compute with floating point where they should
	 * count.
	 */
	static NumberField count(String name) {
		return new NumberField(name, false, "a whole number, 1 or more, and no more than the model has", (json) -> {
			if (json.currentToken() != JsonToken.VALUE_NUMBER_INT || json.getNumberType() != NumberType.INT) {
				return null;
			}
			int value = json.getIntValue();
			return (value >= 1) ? value : null;
		});
	}

	private static String plain(double value) {
		return new BigDecimal(value).toPlainString(); // 5 rather than 5.0
	}

}
