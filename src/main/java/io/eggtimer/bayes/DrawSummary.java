package io.eggtimer.bayes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Summarises draws in one pass over their probabilities. Draws are added up lane by lane,
 * in single precision, as deviations from a number near their mean: so little is lost to
 * rounding, and nothing to cancellation.
 *
 * <p>
 * Holds what it needs from one summary to the next; for one thread at a time.
 */
final class DrawSummary {

	private static final double LOWER = 0.05;

	private static final double UPPER = 0.95;

	private final LaneStatistics[] classes;

	private final float[] greatest = new float[WeightDraws.TILE];

	/** 1 while a draw has not voted, else 0. */
	private final float[] open = new float[WeightDraws.TILE];

	private final Quantiles quantiles = new Quantiles();

	/**
	 * Creates an instance.
	 * @param classes number of classes, {@code C}
	 */
	DrawSummary(int classes) {
		this.classes = new LaneStatistics[classes];
		Arrays.setAll(this.classes, (c) -> new LaneStatistics());
	}

	/**
	 * Summarises what each draw says.
	 * @param draws class probabilities under each draw
	 */
	PosteriorPredictive of(DrawProbabilities draws) {
		int s = draws.draws();
		for (int c = 0; c < this.classes.length; c++) {
			this.classes[c].clear(origin(draws, c));
		}
		double entropy = 0;
		for (int t = 0; t < draws.tiles.length; t++) {
			add(draws.tiles[t], draws.lanes(t));
			entropy += draws.entropy[t];
		}
		double total = 0;
		for (LaneStatistics statistics : this.classes) {
			statistics.reduce(s);
			total += statistics.mean();
		}
		List<ClassPredictive> classes = new ArrayList<>(this.classes.length);
		for (int c = 0; c < this.classes.length; c++) {
			LaneStatistics statistics = this.classes[c];
			this.quantiles.read(draws, c, statistics.least(), statistics.greatest());
			// float rounding leaves a total of almost 1
			classes.add(new ClassPredictive(statistics.mean() / total, statistics.standardDeviation(),
					this.quantiles.at(LOWER), this.quantiles.at(UPPER), statistics.votes()));
		}
		return PosteriorPredictive.of(s, classes, entropy / s);
	}

	/**
	 * Summarises what each draw says of the first class, and no more of it than its band.
	 * @param draws its probability under each draw
	 */
	ProbabilityBand band(DrawProbabilities draws) {
		LaneStatistics statistics = this.classes[0];
		statistics.clear(origin(draws, 0));
		for (int t = 0; t < draws.tiles.length; t++) {
			statistics.add(draws.tiles[t][0], draws.lanes(t));
		}
		statistics.reduce(draws.draws());
		this.quantiles.read(draws, 0, statistics.least(), statistics.greatest());
		return new ProbabilityBand(statistics.mean(), this.quantiles.at(LOWER), this.quantiles.at(UPPER));
	}

	/** Returns a number near the mean: that of the first tile. */
	private static float origin(DrawProbabilities draws, int c) {
		return (float) (DrawLoops.sum(draws.tiles[0][c], draws.lanes(0)) / draws.lanes(0));
	}

	private void add(float[][] probability, int lanes) {
		System.arraycopy(probability[0], 0, this.greatest, 0, lanes);
		for (int c = 1; c < probability.length; c++) {
			DrawLoops.max(this.greatest, probability[c]);
		}
		Arrays.fill(this.open, 1);
		for (int c = 0; c < probability.length; c++) {
			this.classes[c].add(probability[c], lanes);
			this.classes[c].vote(probability[c], this.greatest, this.open, lanes);
		}
	}

}
