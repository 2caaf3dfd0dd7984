package io.eggtimer.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

import org.springframework.boot.jackson.JacksonComponent;

import io.eggtimer.egg.Egg;
import io.eggtimer.egg.Question;

/**
 * Reads a {@link Question} strictly, and names every faulty field at once.
 *
 * <p>
 * Which check lives where:
 * <ul>
 * <li>{@link RequestBodyFilter}: the size and the content coding of the body;
 * <li>the JSON parser: syntax, encoding, depth and length of numbers, trailing text (see
 * {@code spring.jackson} in {@code application.yml});
 * <li>here: an object with each field once, no others, of the right JSON type, and in the
 * range that {@link Egg} sets. Data binding would stop at the first field of a wrong
 * type, take {@code "60"} and {@code true} for numbers, {@code 1.5} for 1 and
 * {@code 1e999} for infinity;
 * <li>the model: whether it has as many draws as are asked for.
 * </ul>
 */
@JacksonComponent
class QuestionDeserializer extends ValueDeserializer<Question> {

	/** A choice: enough to mend any honest request, and bounds the answer to the rest. */
	private static final int MAX_ERRORS = 20;

	private static final NumberField WEIGHT_GRAMS = NumberField.within("weightGrams", Egg.MIN_WEIGHT_GRAMS,
			Egg.MAX_WEIGHT_GRAMS);

	private static final NumberField BOIL_MINUTES = NumberField.within("boilMinutes", Egg.MIN_BOIL_MINUTES,
			Egg.MAX_BOIL_MINUTES);

	private static final NumberField DRAWS = NumberField.count("draws");

	private static final List<NumberField> FIELDS = List.of(WEIGHT_GRAMS, BOIL_MINUTES, DRAWS);

	private static final String UNKNOWN = "is not a field of this request; its fields are "
			+ String.join(", ", FIELDS.stream().map(NumberField::name).toList());

	@Override
	public Question deserialize(JsonParser json, DeserializationContext context) {
		if (!json.isExpectedStartObjectToken()) {
			throw new InvalidRequestException("The body must be a JSON object.", List.of());
		}
		Map<NumberField, Number> values = new HashMap<>();
		List<FieldProblem> errors = readInto(values, json);
		if (!errors.isEmpty()) {
			throw new InvalidRequestException("The request has faulty fields.",
					errors.subList(0, Math.min(errors.size(), MAX_ERRORS)));
		}
		Egg egg = new Egg(values.get(WEIGHT_GRAMS).doubleValue(), values.get(BOIL_MINUTES).doubleValue());
		return new Question(egg, (Integer) values.get(DRAWS));
	}

	private static List<FieldProblem> readInto(Map<NumberField, Number> values, JsonParser json) {
		List<FieldProblem> errors = new ArrayList<>();
		Set<String> seen = new HashSet<>();
		for (String name = json.nextName(); name != null; name = json.nextName()) {
			json.nextToken();
			String fault = (seen.add(name)) ? readInto(values, name, json) : "must be given only once";
			if (fault != null) {
				errors.add(FieldProblem.of(name, fault));
			}
			json.skipChildren(); // an array or object where a number should be
		}
		FIELDS.stream()
			.filter((field) -> field.required() && !seen.contains(field.name()))
			.forEach((field) -> errors.add(FieldProblem.of(field.name(), "is required, " + field.expected())));
		return errors;
	}

	private static @Nullable String readInto(Map<NumberField, Number> values, String name, JsonParser json) {
		for (NumberField field : FIELDS) {
			if (field.name().equals(name)) {
				Number value = field.reader().apply(json);
				values.put(field, value);
				return (value == null) ? "must be " + field.expected() : null;
			}
		}
		return UNKNOWN;
	}

}
