package io.eggtimer.dataset;

/**
 * Text from a file, made fit for an error message: short, on one line, and printable.
 */
final class Excerpt {

	/** Longer than any value that is right; a choice. */
	private static final int MAX_CHARACTERS = 40;

	private Excerpt() {
	}

	/**
	 * Quotes a value.
	 * @param text any text, of any length
	 * @return its beginning in double quotes, with the full length where it was cut, and
	 * with escapes for what does not print
	 */
	static String quote(String text) {
		if (text.length() <= MAX_CHARACTERS) {
			return '"' + escape(text) + '"';
		}
		return "\"%s…\" (%s characters)".formatted(escape(text.substring(0, MAX_CHARACTERS)), text.length());
	}

	/** Escapes what does not print, so that a file cannot forge lines of a log. */
	static String escape(String text) {
		StringBuilder escaped = new StringBuilder();
		for (char c : text.toCharArray()) {
			switch (c) {
				case '\n' -> escaped.append("\\n");
				case '\r' -> escaped.append("\\r");
				case '\t' -> escaped.append("\\t");
				default -> escaped.append(isPrintable(c) ? String.valueOf(c) : "\\u%04x".formatted((int) c));
			}
		}
		return escaped.toString();
	}

	private static boolean isPrintable(char c) {
		return switch (Character.getType(c)) {
			// FORMAT holds the marks that turn the direction of the text after them
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
					Character.PARAGRAPH_SEPARATOR, Character.PRIVATE_USE, Character.UNASSIGNED ->
				false;
			default -> true;
		};
	}

}
