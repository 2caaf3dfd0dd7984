package io.eggtimer.web;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

import io.eggtimer.egg.Doneness;
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

	private static final OutcomeField DESIRED = new OutcomeField("desired", false);

	private static final List<RequestField> FIELDS = List.of(WEIGHT_GRAMS, BOIL_MINUTES, DRAWS, DESIRED);

	private static final List<String> NAMES = FIELDS.stream().map(RequestField::name).toList();

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
		Map<RequestField, Object> values = new HashMap<>();
		Set<String> seen = new HashSet<>();
		for (String name = json.nextName(); name != null; name = json.nextName()) {
			json.nextToken();
			if (!errors.isFull()) { // else only the syntax matters
				read(json, prefix, name, seen.add(name), values, errors);
			}
			json.skipChildren(); // an array or object where a number should be
		}
		for (RequestField field : FIELDS) {
			if (field.required() && !seen.contains(field.name())) {
				errors.add(prefix, field.name(), field.missing());
			}
		}
		if (errors.isFull() || errors.count() > before) {
			return null;
		}
		return new Question(new Egg((double) values.get(WEIGHT_GRAMS), (double) values.get(BOIL_MINUTES)),
				(Integer) values.get(DRAWS), (Doneness) values.get(DESIRED));
	}

	private static void read(JsonParser json, String prefix, String name, boolean first,
			Map<RequestField, Object> values, FieldErrors errors) {
		int index = NAMES.indexOf(name);
		if (!first) {
			errors.add(prefix, name, "must be given only once");
		}
		else if (index == -1) {
			errors.addUnknown(prefix, name, NAMES);
		}
		else {
			RequestField field = FIELDS.get(index);
			Object value = field.read(json);
			if (value == null) {
				errors.add(prefix, name, field.fault());
			}
			else {
				values.put(field, value);
			}
		}
	}

}
