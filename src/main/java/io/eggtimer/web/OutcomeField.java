package io.eggtimer.web;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import io.eggtimer.egg.Doneness;

/**
 * A field of a request that names an outcome.
 *
 * @param name its name
 * @param required whether it must be given
 */
record OutcomeField(String name, boolean required) implements RequestField {

	@Override
	public String expected() {
		return "one of " + String.join(", ", Doneness.labels());
	}

	@Override
	public @Nullable Doneness read(JsonParser json) {
		return (json.currentToken() == JsonToken.VALUE_STRING) ? parse(json.getString()) : null;
	}

	/** Returns the value of a text; null if not as expected. */
	@Nullable Doneness parse(String text) {
		return Doneness.labelled(text).orElse(null);
	}

}
