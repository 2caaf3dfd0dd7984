package io.eggtimer.training;

import io.eggtimer.inference.PosteriorTrainer;

/** A way to find a posterior, with its settings. */
@FunctionalInterface
public interface Inference {

	/**
	 * Returns what fits the posterior.
	 * @param model the network and its prior
	 * @param probes scaled features of eggs whose probabilities are watched, shape [N, D]
	 */
	PosteriorTrainer trainer(ModelSettings model, float[][] probes);

}
