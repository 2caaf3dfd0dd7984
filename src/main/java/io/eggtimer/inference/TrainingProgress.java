package io.eggtimer.inference;

import org.jspecify.annotations.Nullable;

/**
 * Where a training stands.
 *
 * @param percent share of the steps done, in [0, 100]
 * @param elbo evidence lower bound on the training rows, in nats
 * @param negativeLogLikelihood expected {@code -ln p(y | x, w)} of one training row,
 * times the weight of its class, in nats
 * @param klDivergence divergence of the posterior from the prior, summed over all
 * weights, in nats
 * @param validationAccuracy share of the validation rows whose most probable class came
 * true, in [0, 1]; null without validation rows
 */
public record TrainingProgress(int percent, double elbo, double negativeLogLikelihood, double klDivergence,
		@Nullable Double validationAccuracy) {

	/** Hears of progress. */
	@FunctionalInterface
	public interface Listener {

		/** Is called about ten times in a training, on the training thread. */
		void onProgress(TrainingProgress progress);

	}

}
