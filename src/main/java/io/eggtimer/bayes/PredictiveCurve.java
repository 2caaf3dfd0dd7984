package io.eggtimer.bayes;

import java.util.Arrays;
import java.util.List;

/**
 * The probability of one class, with its band, along one feature: at each of its values
 * what {@link PosteriorNetwork#predict} says, up to rounding, but in one pass over the
 * draws, and of a network with relu in a fraction of the time, see {@link LinearPieces}.
 *
 * <p>
 * First all slices of the draws are to be evaluated, then all stretches of the values
 * summarised; of either, different ones by different threads. The result does not depend
 * on who does which.
 */
public final class PredictiveCurve {

	/** Values summarised at once: work well above what handing it over costs. */
	private static final int STRETCH = 8;

	private final PosteriorNetwork network;

	private final float[] x;

	private final int feature;

	private final AscendingValues values;

	private final int outcome;

	private final DrawProbabilities[] probabilities;

	private final ProbabilityBand[] bands;

	/** Plans a curve, see {@link PosteriorNetwork#curve}. */
	PredictiveCurve(PosteriorNetwork network, float[] x, int feature, AscendingValues values, int outcome, int draws) {
		this.network = network;
		this.x = x.clone();
		this.x[feature] = 0;
		this.feature = feature;
		this.values = values;
		this.outcome = outcome;
		this.probabilities = new DrawProbabilities[values.count()];
		Arrays.setAll(this.probabilities, (i) -> new DrawProbabilities(1, draws));
		this.bands = new ProbabilityBand[values.count()];
	}

	/** Returns the number of slices of the draws. */
	public int slices() {
		return this.probabilities[0].tiles.length;
	}

	/**
	 * Evaluates all values under a slice of the draws.
	 * @param slice its index, in [0, {@link #slices})
	 */
	public void evaluate(int slice) {
		this.network.evaluate(this.x, this.feature, this.values, this.outcome, this.probabilities, slice);
	}

	/** Returns the number of stretches of the values. */
	public int stretches() {
		return (this.values.count() + STRETCH - 1) / STRETCH;
	}

	/**
	 * Summarises a stretch of the values, once all slices are evaluated.
	 * @param stretch its index, in [0, {@link #stretches})
	 */
	public void summarise(int stretch) {
		DrawSummary summary = new DrawSummary(1);
		int end = Math.min((stretch + 1) * STRETCH, this.values.count());
		for (int i = stretch * STRETCH; i < end; i++) {
			this.bands[i] = summary.band(this.probabilities[i]);
		}
	}

	/**
	 * Returns the curve, once all stretches are summarised.
	 * @return one band per value
	 */
	public List<ProbabilityBand> bands() {
		return List.of(this.bands);
	}

}
