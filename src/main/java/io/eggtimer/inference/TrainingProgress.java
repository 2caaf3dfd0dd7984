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
 * @param validationAccuracy share of the validation rows whose most probable class came
 * true, in [0, 1]; null without validation rows
 */
public record TrainingProgress(int step, int percent, @Nullable Posterior posterior, @Nullable ElboEstimate elbo,
		@Nullable Double validationAccuracy) {

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
