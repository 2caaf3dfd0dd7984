package io.eggtimer.bayes;

/**
 * What each posterior draw says about one example, before it is summarised. Several
 * threads may fill in different draws.
 */
public final class DrawProbabilities {

	/** Probability of each class under each draw, shape [C, S]. */
	final float[][] probability;

	/** Entropy of each draw's class probabilities, shape [S], in [0, ln C] nats. */
	final float[] entropy;

	/**
	 * Creates room for draws.
	 * @param classes number of classes, {@code C}
	 * @param draws number of draws, {@code S}, at least 1
	 */
	DrawProbabilities(int classes, int draws) {
		this.probability = new float[classes][draws];
		this.entropy = new float[draws];
	}

	/** Returns the number of draws, {@code S}. */
	public int draws() {
		return this.entropy.length;
	}

	/** Returns the number of classes, {@code C}. */
	public int classes() {
		return this.probability.length;
	}

	/** Returns the probability of class {@code c} under draw {@code s}. */
	public float get(int c, int s) {
		return this.probability[c][s];
	}

}
