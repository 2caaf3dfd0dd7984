package io.eggtimer.inference;

import io.eggtimer.dataset.ScaledRows;

/** Finds a posterior of a network's weights. */
public sealed interface PosteriorTrainer permits VariationalTrainer, HmcTrainer {

	/**
	 * Fits the posterior.
	 * @param training rows to fit, at least one
	 * @param validation rows to report the accuracy on; may be empty
	 * @param listener hears of progress
	 * @return the fit
	 * @throws IllegalArgumentException if the network is too large for the method
	 * @throws TrainingException if the fit comes to nothing
	 * @throws TrainingInterruptedException if the thread is interrupted
	 */
	PosteriorFit fit(ScaledRows training, ScaledRows validation, TrainingProgress.Listener listener);

}
