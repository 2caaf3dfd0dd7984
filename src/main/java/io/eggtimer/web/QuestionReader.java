package io.eggtimer.web;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

import io.eggtimer.egg.Egg;
import io.eggtimer.egg.Question;

/**
 * Reads a {@link Question} strictly, and names every faulty field at once.
 *
 * <p>
 * Which check lives where:
 * <ul>
 * <li>{@link io.eggtimer.http.IntakeHandler}: the size and the content coding of the
 * body;
 * <li>the JSON parser: syntax, encoding, depth and length of numbers, trailing text (see
 * {@code spring.jackson} in {@code application.yml});
 * <li>here: an object with each field once, no others, of the right JSON type, and in the
 * range that {@link Egg} sets. Data binding would stop at the first field of a wrong
 * type, take {@code "60"} and {@code true} for numbers, {@code 1.5} for 1 and
 * {@code 1e999} for infinity;
 * <li>the model: whether it has as many draws as are asked for.
 * </ul>
 */
final class QuestionReader {

	static final NumberField WEIGHT_GRAMS = NumberField.within("weightGrams", Egg.MIN_WEIGHT_GRAMS,
			Egg.MAX_WEIGHT_GRAMS);

	static final NumberField BOIL_MINUTES = NumberField.within("boilMinutes", Egg.MIN_BOIL_MINUTES,
			Egg.MAX_BOIL_MINUTES);

	static final NumberField DRAWS = NumberField.count("draws");

	private static final List<NumberField> FIELDS = List.of(WEIGHT_GRAMS, BOIL_MINUTES, DRAWS);

	private static final String UNKNOWN = "is not a field of this request; its fields are "
			+ String.join(", ", FIELDS.stream().map(NumberField::name).toList());

	private QuestionReader() {
	}

	/**
	 * Reads a question that stands alone.
	 * @param json the parser, at the first token
	 * @param what what holds the question, to begin a message with
	 * @throws InvalidRequestException if it is no such question
	 */
	static Question read(JsonParser json, String what) {
		if (!json.isExpectedStartObjectToken()) {
			throw new InvalidRequestException(what + " must be a JSON object.", List.of());
		}
		FieldErrors errors = new FieldErrors();
		Question question = read(json, "", errors);
		errors.throwIfAny();
		return question;
	}

	/**
	 * Reads one of several questions.
	 * @param json the parser, at the start of an object; then at its end
	 * @param prefix comes before the names of its fields in {@code errors}
	 * @param errors collects what is wrong
	 * @return the question, null if anything is wrong with it, or too much with others
	 */
	static @Nullable Question read(JsonParser json, String prefix, FieldErrors errors) {
		int before = errors.count();
		Map<NumberField, Number> values = new HashMap<>();
		Set<String> seen = new HashSet<>();
		for (String name = json.nextName(); name != null; name = json.nextName()) {
			json.nextToken();
			if (!errors.isFull()) { // else only the syntax matters
				String fault = (seen.add(name)) ? readInto(values, name, json) : "must be given only once";
				if (fault != null) {
					errors.add(prefix, name, fault);
				}
			}
			json.skipChildren(); // an array or object where a number should be
		}
		for (NumberField field : FIELDS) {
			if (field.required() && !seen.contains(field.name())) {
				errors.add(prefix, field.name(), field.missing());
			}
		}
		if (errors.isFull() || errors.count() > before) {
			return null;
		}
		Number weightGrams = values.get(WEIGHT_GRAMS);
		Number boilMinutes = values.get(BOIL_MINUTES);
		return new Question(new Egg(weightGrams.doubleValue(), boilMinutes.doubleValue()), (Integer) values.get(DRAWS));
	}

	private static @Nullable String readInto(Map<NumberField, Number> values, String name, JsonParser json) {
		for (NumberField field : FIELDS) {
			if (field.name().equals(name)) {
				Number value = field.read(json);
				values.put(field, value);
				return (value == null) ? field.fault() : null;
			}
		}
		return UNKNOWN;
	}

}
