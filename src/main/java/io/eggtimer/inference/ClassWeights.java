package io.eggtimer.inference;

import java.util.Arrays;

/** How much the log-likelihood of a row counts, by its class. */
public enum ClassWeights {

	/** Every row counts once. */
	NONE {

		@Override
		public float[] of(int[] outcomes, int classes) {
			float[] weights = new float[classes];
			Arrays.fill(weights, 1);
			return weights;
		}

	},

	/**
	 * Every class counts as much as the smallest one: the weight is the size of the
	 * smallest class divided by the size of the class.
	 */
	BALANCED {

		@Override
		public float[] of(int[] outcomes, int classes) {
			int[] sizes = new int[classes];
			for (int outcome : outcomes) {
				sizes[outcome]++;
			}
			int smallest = Arrays.stream(sizes).filter((size) -> size > 0).min().orElse(1);
			float[] weights = new float[classes];
			for (int c = 0; c < classes; c++) {
				weights[c] = (sizes[c] > 0) ? (float) smallest / sizes[c] : 0;
			}
			return weights;
		}

	};

	/**
	 * Computes the weight of each class.
	 * @param outcomes class of each training row, shape [N]
	 * @param classes number of classes, {@code C}
	 * @return weights in (0, 1], shape [C]; 0 for a class without rows
	 */
	public abstract float[] of(int[] outcomes, int classes);

}
