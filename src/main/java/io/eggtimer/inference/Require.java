package io.eggtimer.inference;

import org.jspecify.annotations.Nullable;

/** Guards of settings; each names the setting as it is written. */
final class Require {

	private Require() {
	}

	static void set(@Nullable Object value, String name) {
		if (value == null) {
			throw new IllegalArgumentException(name + " must be set");
		}
	}

	static void that(boolean valid, String rule, Object value) {
		if (!valid) {
			throw new IllegalArgumentException(rule + ", got " + value);
		}
	}

}
