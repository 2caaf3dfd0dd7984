package io.eggtimer.egg;

import java.util.regex.Pattern;

/** A number as files write it: decimal digits, a point, an exponent. */
public final class PlainDecimal {

	/** Possessive quantifiers, so a long text cannot make the match slow. */
	private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d++(\\.\\d*+)?|\\.\\d++)([eE][+-]?\\d++)?");

	private PlainDecimal() {
	}

	/**
	 * Returns the value of a text. {@link Double#parseDouble} alone would also take
	 * {@code 0x1p3}, {@code 5d} and surrounding white space.
	 * @return the value, infinite if too large; NaN if the text is no such number
	 */
	public static double parse(String text) {
		return NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
	}

}
