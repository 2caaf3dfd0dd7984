package io.eggtimer.serving;

import java.util.ArrayList;
import java.util.List;

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

	/** A choice: enough for a curve that grows while one watches. */
	private static final int REPORTS = 50;

	/** A choice: percents from one line of the log to the next. */
	private static final int LOGGED = 10;

	private final ProgressBoard board = new ProgressBoard();

	private volatile Phase phase = Phase.STARTING;

	private volatile @Nullable TrainingProgress training;

	private int logged;

	ModelProgress() {
		this.board.replace(ProgressReport.of(Phase.STARTING));
	}

	/** Where the service is. */
	enum Phase {

		STARTING, LOADING, TRAINING, FAILED, READY

	}

	void loading() {
		enter(Phase.LOADING);
	}

	void training() {
		this.training = null;
		this.logged = 0;
		enter(Phase.TRAINING);
	}

	private void enter(Phase phase) {
		this.phase = phase;
		this.board.replace(ProgressReport.of(phase));
	}

	void failed() {
		this.phase = Phase.FAILED;
		this.board.end(ProgressReport.failed());
	}

	/** Hears that a version answers. */
	void ready(String version) {
		this.phase = Phase.READY;
		this.board.end(ProgressReport.ready(version));
	}

	@Override
	public int reports() {
		return REPORTS;
	}

	@Override
	public void onProgress(TrainingProgress progress) {
		if (this.training == null) {
			this.board.replace(ProgressReport.of(progress)); // says more than the phase
		}
		else {
			this.board.add(ProgressReport.of(progress));
		}
		this.training = progress;
		if (progress.percent() >= this.logged + LOGGED) {
			this.logged = progress.percent() / LOGGED * LOGGED;
			log(progress);
		}
	}

	private static void log(TrainingProgress progress) {
		List<String> numbers = new ArrayList<>();
		ElboEstimate elbo = progress.elbo();
		if (elbo != null) {
			numbers.add("ELBO %.1f nats".formatted(elbo.elbo()));
			numbers.add("KL %.1f nats".formatted(elbo.klDivergence()));
		}
		Double loss = progress.negativeLogLikelihood();
		if (loss != null) {
			numbers.add("NLL %.4f nats a row".formatted(loss));
		}
		Double accuracy = progress.validationAccuracy();
		if (accuracy != null) {
			numbers.add("validation accuracy %.3f".formatted(accuracy));
		}
		log.info("Training %3d %%%s".formatted(progress.percent(),
				numbers.isEmpty() ? "" : ": " + String.join(", ", numbers)));
	}

	Phase phase() {
		return this.phase;
	}

	/** Returns the latest state of a training, if one has run in this process. */
	@Nullable TrainingProgress latestTraining() {
		return this.training;
	}

	/** Returns what clients are told. */
	ProgressBoard board() {
		return this.board;
	}

}
