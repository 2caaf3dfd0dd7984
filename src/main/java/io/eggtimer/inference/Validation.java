package io.eggtimer.inference;

import io.eggtimer.bayes.ClassificationScores;
import io.eggtimer.bayes.DrawnPosterior;
import io.eggtimer.bayes.NetworkShape;
import io.eggtimer.bayes.Posterior;
import io.eggtimer.bayes.PosteriorNetwork;
import io.eggtimer.dataset.ScaledRows;

/**
 * Rows that the training does not see, to watch it by.
 *
 * @param network the network
 * @param rows at least one
 * @param seed determines the draws
 */
record Validation(NetworkShape network, ScaledRows rows, long seed) {

	/** Enough to watch by; the scores of a finished model use all of its draws. */
	private static final int DRAWS = 100;

	/** Returns the share of rows whose most probable class came true, in [0, 1]. */
	double accuracy(Posterior posterior) {
		int draws = (posterior instanceof DrawnPosterior drawn) ? Math.min(drawn.count(), DRAWS) : DRAWS;
		PosteriorNetwork network = new PosteriorNetwork(this.network, posterior.draw(draws, this.seed));
		return ClassificationScores.of(network, this.rows.features(), this.rows.outcomes()).accuracy();
	}

}
