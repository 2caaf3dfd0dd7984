package io.eggtimer.serving;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import io.eggtimer.inference.ElboEstimate;
import io.eggtimer.inference.TrainingProgress;

/** How far the service is on the way to its model; told by one thread, asked by many. */
@Component
class ModelProgress implements TrainingProgress.Listener {

	private static final Log log = LogFactory.getLog(ModelProgress.class);

	private volatile Phase phase = Phase.STARTING;

	private volatile @Nullable TrainingProgress training;

	/** Where the service is, as long as it has no model. */
	enum Phase {

		STARTING, LOADING, TRAINING, FAILED

	}

	void loading() {
		this.phase = Phase.LOADING;
	}

	void training() {
		this.phase = Phase.TRAINING;
	}

	void failed() {
		this.phase = Phase.FAILED;
	}

	@Override
	public void onProgress(TrainingProgress progress) {
		TrainingProgress previous = this.training;
		this.training = progress;
		if (previous != null && previous.percent() == progress.percent()) {
			return; // a quick training has more steps than percents
		}
		ElboEstimate elbo = progress.elbo();
		Double accuracy = progress.validationAccuracy();
		log.info("Training %3d %%%s%s".formatted(progress.percent(),
				(elbo != null) ? ": ELBO %.1f nats, NLL %.4f nats a row, KL %.1f nats".formatted(elbo.elbo(),
						elbo.negativeLogLikelihood(), elbo.klDivergence()) : "",
				(accuracy != null) ? ", validation accuracy %.3f".formatted(accuracy) : ""));
	}

	Phase phase() {
		return this.phase;
	}

	/** Returns the latest state of a training, if one has run in this process. */
	@Nullable TrainingProgress latestTraining() {
		return this.training;
	}

}
