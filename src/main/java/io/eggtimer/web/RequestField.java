package io.eggtimer.web;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** A field of a request, in JSON or in a query. */
interface RequestField {

	/** Returns its name. */
	String name();

	/** Returns whether it must be given. */
	boolean required();

	/** Returns what it must be, in words that follow "must be". */
	String expected();

	/** Returns the value of the parser's current token; null if not as expected. */
	@Nullable Object read(JsonParser json);

	/** Says what is wrong with a value. */
	default String fault() {
		return "must be " + expected();
	}

	/** Says that there is no value. */
	default String missing() {
		return "is required, " + expected();
	}

}
