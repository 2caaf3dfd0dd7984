package io.eggtimer.web;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

import org.springframework.boot.jackson.JacksonComponent;

import io.eggtimer.egg.Question;

/** Reads an array of questions; see {@link QuestionReader}. */
@JacksonComponent
class QuestionBatchDeserializer extends ValueDeserializer<QuestionBatch> {

	/** What is held in memory, with the answers. */
	static final int MAX_QUESTIONS = 10_000;

	@Override
	public QuestionBatch deserialize(JsonParser json, DeserializationContext context) {
		if (!json.isExpectedStartArrayToken()) {
			throw new InvalidRequestException("The body must be a JSON array.", List.of());
		}
		List<@Nullable Question> questions = new ArrayList<>();
		FieldErrors errors = new FieldErrors();
		while (json.nextToken() != JsonToken.END_ARRAY) {
			if (questions.size() == MAX_QUESTIONS) {
				throw new InvalidRequestException(
						"The array must not have more than %d elements; send more as application/x-ndjson."
							.formatted(MAX_QUESTIONS),
						List.of());
			}
			questions.add(element(json, "[%d]".formatted(questions.size()), errors));
		}
		return new QuestionBatch(questions, errors);
	}

	private static @Nullable Question element(JsonParser json, String name, FieldErrors errors) {
		if (json.isExpectedStartObjectToken()) {
			return QuestionReader.read(json, name + ".", errors);
		}
		errors.add("", name, "must be a JSON object");
		json.skipChildren();
		return null;
	}

}
