package io.eggtimer.web;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

import org.springframework.boot.jackson.JacksonComponent;

import io.eggtimer.egg.Question;

/** Reads a question that is the whole document; see {@link QuestionReader}. */
@JacksonComponent
class QuestionDeserializer extends ValueDeserializer<Question> {

	@Override
	public Question deserialize(JsonParser json, DeserializationContext context) {
		return QuestionReader.read(json, "The body");
	}

}
