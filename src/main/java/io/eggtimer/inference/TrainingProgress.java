package io.eggtimer.inference;

import org.jspecify.annotations.Nullable;

import io.eggtimer.bayes.Posterior;

/**
 * Where a training stands.
 *
 * @param step steps done, at least 1
 * @param percent share of the steps done, in [0, 100]
 * @param posterior the posterior as it is now; null while there is none
 * @param elbo the bound that variational inference climbs; null for other methods
 * @param negativeLogLikelihood mean {@code -ln p(y | x, w)} of a training row, times the
 * weight of its class, over weights {@code w} of the posterior as it is now, in nats; of
 * a Markov chain method over what its chains have visited since the last report, which in
 * the warm-up are no posterior draws yet; null where nothing can be said
 * @param validationAccuracy share of the validation rows whose most probable class came
 * true, in [0, 1], by some of the same weights; null without validation rows
 */
public record TrainingProgress(int step, int percent, @Nullable Posterior posterior, @Nullable ElboEstimate elbo,
		@Nullable Double negativeLogLikelihood, @Nullable Double validationAccuracy) {

	/** Hears of progress. */
	@FunctionalInterface
	public interface Listener {

		/**
		 * Is called now and then in a training, and at its end, on the training thread.
		 */
		void onProgress(TrainingProgress progress);

		/** Returns how often variational inference is to report. */
		default int reports() {
			return 10;
		}

	}

}
