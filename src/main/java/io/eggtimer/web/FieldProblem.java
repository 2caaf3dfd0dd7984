package io.eggtimer.web;

import java.nio.charset.StandardCharsets;

/**
 * One faulty field in a problem document.
 *
 * @param field the field's name, as the client wrote it
 * @param message what is wrong, to be read after the name
 */
record FieldProblem(String field, String message) {

	/** A choice: longer than any sensible name of a field. */
	private static final int MAX_NAME_LENGTH = 64;

	/** Creates a field problem from a name that may be of any length. */
	static FieldProblem of(String name, String message) {
		return new FieldProblem(shorten(name), message);
	}

	/**
	 * Shortens what a client wrote. That may leave half a surrogate pair, which JSON
	 * cannot carry; the detour replaces it.
	 */
	static String shorten(String text) {
		byte[] encodable = text.substring(0, Math.min(text.length(), MAX_NAME_LENGTH)).getBytes(StandardCharsets.UTF_8);
		return new String(encodable, StandardCharsets.UTF_8);
	}

}
