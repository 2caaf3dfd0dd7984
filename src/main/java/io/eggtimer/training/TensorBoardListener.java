package io.eggtimer.training;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import io.eggtimer.bayes.GaussianPosterior;
import io.eggtimer.bayes.Posterior;
import io.eggtimer.inference.ElboEstimate;
import io.eggtimer.inference.TrainingProgress;
import io.eggtimer.tensorboard.EventFile;

/**
 * Writes what a training reports to an event file of TensorBoard. A disk that fills up
 * ends the file with one warning, not the training.
 */
final class TensorBoardListener implements TrainingProgress.Listener, Closeable {

	private static final Log log = LogFactory.getLog(TensorBoardListener.class);

	/** A choice: enough for a smooth curve; each report costs some gradient steps. */
	private static final int REPORTS = 100;

	private final EventFile events;

	private final int rows;

	/**
	 * Creates the listener and its file.
	 * @param folder where; created if it is not there
	 * @param rows training rows, to report losses per row
	 * @throws IOException if the file cannot be created
	 */
	TensorBoardListener(Path folder, int rows) throws IOException {
		this.events = EventFile.create(folder, Clock.systemUTC());
		this.rows = rows;
	}

	@Override
	public int reports() {
		return REPORTS;
	}

	@Override
	public void onProgress(TrainingProgress progress) {
		try {
			write(progress);
		}
		catch (IOException ex) {
			log.warn("TensorBoard's file ends here; the training goes on", ex);
		}
	}

	@Override
	public void close() {
		try {
			this.events.close();
		}
		catch (IOException ex) {
			log.warn("TensorBoard's file may lack its end", ex);
		}
	}

	private void write(TrainingProgress progress) throws IOException {
		int step = progress.step();
		ElboEstimate elbo = progress.elbo();
		if (elbo != null) {
			this.events.scalar(step, "loss", -elbo.elbo() / this.rows);
			this.events.scalar(step, "elbo", elbo.elbo());
			this.events.scalar(step, "kl_divergence", elbo.klDivergence());
		}
		Double loss = progress.negativeLogLikelihood();
		if (loss != null) {
			this.events.scalar(step, "negative_log_likelihood", loss);
		}
		Double accuracy = progress.validationAccuracy();
		if (accuracy != null) {
			this.events.scalar(step, "validation_accuracy", accuracy);
		}
		Posterior posterior = progress.posterior();
		if (posterior instanceof GaussianPosterior gaussian) {
			this.events.histogram(step, "loc", gaussian.loc());
			this.events.histogram(step, "scale", narrow(gaussian.scale()));
		}
		this.events.flush();
	}

	private static float[] narrow(double[] values) {
		float[] narrow = new float[values.length];
		for (int i = 0; i < values.length; i++) {
			narrow[i] = (float) values[i];
		}
		return narrow;
	}

}
