package io.eggtimer.web;

import java.math.BigDecimal;
import java.util.function.DoublePredicate;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;

import io.eggtimer.egg.PlainDecimal;

/**
 * A numeric field of a request.
 *
 * @param name its name
 * @param required whether it must be given
 * @param expected what it must be, in words that follow "must be"
 * @param reader reads the parser's current token; null if it is of the wrong type
 * @param range whether a number is in range
 */
record NumberField(String name, boolean required, String expected, Function<JsonParser, @Nullable Number> reader,
		DoublePredicate range) implements RequestField {

	/** Returns a required number in {@code [min, max]}. */
	static NumberField within(String name, double min, double max) {
		return new NumberField(name, true, "a number from %s to %s".formatted(plain(min), plain(max)),
				// 1e999 is infinite
				(json) -> json.currentToken().isNumeric() ? (Number) json.getDoubleValue() : null,
				(value) -> value >= min && value <= max);
	}

	/**
	 * Returns an optional count, 1 or more. Only a JSON integer will do: {@code 1.0} and
	 * {@code 1e3} come from clients that compute with floating point where they should
	 * count.
	 */
	static NumberField count(String name) {
		return new NumberField(name, false, "a whole number, 1 or more, and no more than the model has",
				(json) -> (json.currentToken() == JsonToken.VALUE_NUMBER_INT && json.getNumberType() == NumberType.INT)
						? (Number) json.getIntValue() : null,
				(value) -> value >= 1);
	}

	/** Returns a field like this that need not be given. */
	NumberField optional() {
		return new NumberField(this.name, false, this.expected, this.reader, this.range);
	}

	@Override
	public @Nullable Number read(JsonParser json) {
		Number value = this.reader.apply(json);
		return (value != null && this.range.test(value.doubleValue())) ? value : null;
	}

	/** Returns the value of a text; null if not as expected. */
	@Nullable Double parse(String text) {
		double value = PlainDecimal.parse(text);
		return this.range.test(value) ? (Double) value : null;
	}

	private static String plain(double value) {
		return new BigDecimal(value).toPlainString(); // 5 rather than 5.0
	}

}
