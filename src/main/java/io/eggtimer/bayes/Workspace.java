package io.eggtimer.bayes;

/**
 * What evaluating a {@link PosteriorNetwork} needs from one example to the next, so that
 * a prediction leaves nothing to the garbage collector but its result. For one thread at
 * a time.
 */
final class Workspace {

	/** Inputs and outputs of a layer, in turns; shape [H, TILE] each. */
	float[][] inputs;

	float[][] outputs;

	/** Greatest logit of each draw. */
	final float[] greatest = new float[WeightDraws.TILE];

	/** Sum of each draw's exponentials. */
	final float[] sum = new float[WeightDraws.TILE];

	/** Sum of each draw's exponentials times their exponents. */
	final float[] weighted = new float[WeightDraws.TILE];

	final DrawSummary summary;

	private final int classes;

	private DrawProbabilities probabilities;

	/**
	 * Creates a workspace.
	 * @param widest greatest number of units of a layer
	 * @param classes number of classes
	 * @param draws number of draws that are usually asked for
	 */
	Workspace(int widest, int classes, int draws) {
		this.inputs = new float[widest][WeightDraws.TILE];
		this.outputs = new float[widest][WeightDraws.TILE];
		this.summary = new DrawSummary(classes);
		this.classes = classes;
		this.probabilities = new DrawProbabilities(classes, draws);
	}

	/** Returns room for draws, with whatever was last written to it. */
	DrawProbabilities probabilities(int draws) {
		if (this.probabilities.draws() != draws) {
			this.probabilities = new DrawProbabilities(this.classes, draws);
		}
		return this.probabilities;
	}

	void swap() {
		float[][] swap = this.inputs;
		this.inputs = this.outputs;
		this.outputs = swap;
	}

}
