package io.eggtimer.training;

import java.util.ArrayList;
import java.util.List;

import io.eggtimer.inference.ElboEstimate;
import io.eggtimer.inference.TrainingProgress;
import io.eggtimer.modelstore.TrainingHistory;

/** Writes down how a training goes, for its version to show. */
final class TrainingRecorder implements TrainingProgress.Listener {

	/** A choice: enough for a curve; each report costs some gradient steps. */
	static final int REPORTS = 50;

	private final List<TrainingHistory.Report> reports = new ArrayList<>();

	@Override
	public int reports() {
		return REPORTS;
	}

	@Override
	public void onProgress(TrainingProgress progress) {
		ElboEstimate elbo = progress.elbo();
		this.reports.add(new TrainingHistory.Report(progress.step(), progress.percent(),
				(elbo != null) ? elbo.elbo() : null, progress.negativeLogLikelihood(),
				(elbo != null) ? elbo.klDivergence() : null, progress.validationAccuracy()));
	}

	TrainingHistory history() {
		return new TrainingHistory(this.reports);
	}

}
