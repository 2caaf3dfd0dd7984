package io.eggtimer.web;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.eggtimer.egg.BoilingGoal;
import io.eggtimer.egg.Doneness;

/** Reads a {@link BoilingGoal} from a query strictly, and names every faulty field. */
final class GoalQuery {

	private static final OutcomeField OUTCOME = new OutcomeField("outcome", true);

	private static final NumberField AT_LEAST = NumberField.within("atLeast", 0, 1).optional();

	private static final List<RequestField> FIELDS = List.of(QuestionReader.WEIGHT_GRAMS, OUTCOME, AT_LEAST);

	private final Map<String, String[]> query;

	private final FieldErrors errors = new FieldErrors();

	private GoalQuery(Map<String, String[]> query) {
		this.query = query;
	}

	/**
	 * Reads a query.
	 * @param query the values of each name
	 * @throws InvalidRequestException if it does not ask this
	 */
	static BoilingGoal read(Map<String, String[]> query) {
		return new GoalQuery(query).read();
	}

	private BoilingGoal read() {
		List<String> names = FIELDS.stream().map(RequestField::name).toList();
		this.query.keySet()
			.stream()
			.filter((name) -> !names.contains(name))
			.forEach((name) -> this.errors.addUnknown("", name, names));
		Double weightGrams = value(QuestionReader.WEIGHT_GRAMS, QuestionReader.WEIGHT_GRAMS::parse);
		Doneness outcome = value(OUTCOME, OUTCOME::parse);
		Double atLeast = value(AT_LEAST, AT_LEAST::parse);
		this.errors.throwIfAny();
		// in range, so that only -0 has a sign
		return new BoilingGoal(weightGrams, outcome,
				(atLeast != null) ? Math.abs(atLeast) : BoilingGoal.DEFAULT_AT_LEAST);
	}

	private <T> @Nullable T value(RequestField field, Function<String, @Nullable T> parser) {
		String[] values = this.query.getOrDefault(field.name(), new String[0]);
		T value = (values.length == 1) ? parser.apply(values[0]) : null;
		if (values.length > 1) {
			this.errors.add("", field.name(), "must be given only once");
		}
		else if (values.length == 1 && value == null) {
			this.errors.add("", field.name(), field.fault());
		}
		else if (values.length == 0 && field.required()) {
			this.errors.add("", field.name(), field.missing());
		}
		return value;
	}

}
