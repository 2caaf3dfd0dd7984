package io.eggtimer.bayes;

/**
 * Values of a feature in ascending order, at least one, and quickly the place of another
 * among them, however they are spaced. Immutable.
 */
final class AscendingValues {

	/** Many more than there are values, so that most hold none. */
	private static final int INTERVALS = 4096;

	private final float[] values;

	private final float scale;

	/** The index of the first value at or after the start of each interval. */
	private final int[] firstFrom = new int[INTERVALS + 1];

	/**
	 * Creates an instance.
	 * @throws IllegalArgumentException if there is none, or they do not ascend
	 */
	AscendingValues(float[] values) {
		if (values.length == 0) {
			throw new IllegalArgumentException("A curve needs at least one value");
		}
		for (int i = 1; i < values.length; i++) {
			if (!(values[i] > values[i - 1])) {
				throw new IllegalArgumentException(
						"The values of a curve must ascend, got %s after %s".formatted(values[i], values[i - 1]));
			}
		}
		this.values = values.clone();
		this.scale = INTERVALS / (last() - first());
		int next = 0;
		for (int interval = 0; interval <= INTERVALS; interval++) {
			while (next < values.length - 1 && (values[next] - values[0]) * this.scale < interval) {
				next++;
			}
			this.firstFrom[interval] = next;
		}
	}

	int count() {
		return this.values.length;
	}

	float get(int index) {
		return this.values[index];
	}

	float first() {
		return this.values[0];
	}

	float last() {
		return this.values[this.values.length - 1];
	}

	/**
	 * Returns the index of the first value that is not below the given one, or of the
	 * last.
	 */
	int firstFrom(float value) {
		int interval = Math.max(0, Math.min(INTERVALS, (int) ((value - this.values[0]) * this.scale)));
		int index = this.firstFrom[interval];
		while (index < this.values.length - 1 && this.values[index] < value) {
			index++;
		}
		return index;
	}

}
