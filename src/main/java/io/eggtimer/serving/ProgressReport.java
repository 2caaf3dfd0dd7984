package io.eggtimer.serving;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.eggtimer.inference.ElboEstimate;
import io.eggtimer.inference.TrainingProgress;

/**
 * Where a service is on the way to its model, as clients are told. What a phase, or the
 * method of a training, does not have is null.
 *
 * @param phase {@code starting}, {@code loading}, {@code training}, {@code failed} or
 * {@code ready}; nothing comes after the last two
 * @param percent share of the training, in [0, 100]
 * @param step gradient steps, or iterations of each Markov chain, so far
 * @param elbo evidence lower bound of all training rows together, in nats
 * @param negativeLogLikelihood of one training row, in nats
 * @param klDivergence divergence of the posterior from the prior, in nats
 * @param validationAccuracy share of the rows held out that are predicted right, in [0,
 * 1]
 * @param modelVersion the version in use, when ready
 * @param message a sentence for people, when failed
 */
public record ProgressReport(String phase, @Nullable Integer percent, @Nullable Integer step, @Nullable Double elbo,
		@Nullable Double negativeLogLikelihood, @Nullable Double klDivergence, @Nullable Double validationAccuracy,
		@Nullable String modelVersion, @Nullable String message) {

	/** Returns that a service is in a phase of which there is nothing more to say. */
	static ProgressReport of(ModelProgress.Phase phase) {
		return new ProgressReport(phase.name().toLowerCase(Locale.ROOT), null, null, null, null, null, null, null,
				null);
	}

	/** Returns where a training stands. */
	static ProgressReport of(TrainingProgress training) {
		ElboEstimate elbo = training.elbo();
		return new ProgressReport("training", training.percent(), training.step(), (elbo != null) ? elbo.elbo() : null,
				training.negativeLogLikelihood(), (elbo != null) ? elbo.klDivergence() : null,
				training.validationAccuracy(), null, null);
	}

	/** Returns that a version answers. */
	static ProgressReport ready(String modelVersion) {
		return new ProgressReport("ready", null, null, null, null, null, null, modelVersion, null);
	}

	/** Returns that there will be no model. */
	static ProgressReport failed() {
		// its cause is for the operator
		return new ProgressReport("failed", null, null, null, null, null, null, null,
				"No model could be brought into service. The log of the service says why.");
	}

}
