package io.eggtimer.inference;

import io.eggtimer.bayes.ClassificationScores;
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
		PosteriorNetwork drawn = new PosteriorNetwork(this.network, posterior.draw(DRAWS, this.seed));
		return ClassificationScores.of(drawn, this.rows.features(), this.rows.outcomes()).accuracy();
	}

}
