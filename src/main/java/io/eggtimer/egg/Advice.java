package io.eggtimer.egg;

/** What to do about an egg, as a cook would say it. */
public enum Advice {

	/** The outcome is clear enough to act on. */
	READY("ready"),

	/** Surely, or likely enough, not done yet. */
	COOK_LONGER("cook longer"),

	/** No outcome is clear, and underdone is among the likely ones. */
	UNCERTAIN_COOK_LONGER("uncertain, cook longer"),

	/** No outcome is clear, but the egg is not underdone. */
	UNCERTAIN("uncertain");

	private final String text;

	Advice(String text) {
		this.text = text;
	}

	/** Returns the words that clients see. */
	public String text() {
		return this.text;
	}

	static Advice of(boolean uncertain, boolean cookLonger) {
		if (uncertain) {
			return cookLonger ? UNCERTAIN_COOK_LONGER : UNCERTAIN;
		}
		return cookLonger ? COOK_LONGER : READY;
	}

}
