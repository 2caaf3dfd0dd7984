package io.eggtimer.inference;

import java.util.function.Function;

import io.eggtimer.bayes.NetworkShape;

/**
 * How the expected log-likelihood of a mean-field posterior, and with it its gradient, is
 * estimated from a few draws. All are unbiased; they differ in variance and cost.
 */
public enum GradientEstimator {

	/**
	 * Weights are drawn, and shared by all rows of a step. See
	 * {@link Reparameterization}.
	 */
	REPARAMETERIZATION(Reparameterization::new),

	/** Weights are drawn and their signs turned for each row. See {@link Flipout}. */
	FLIPOUT(Flipout::new),

	/**
	 * The inputs of each unit are drawn for each row instead of weights. See
	 * {@link LocalReparameterization}.
	 */
	LOCAL_REPARAMETERIZATION(LocalReparameterization::new);

	private final Function<NetworkShape, MeanFieldLogits> logits;

	GradientEstimator(Function<NetworkShape, MeanFieldLogits> logits) {
		this.logits = logits;
	}

	MeanFieldLogits logits(NetworkShape network) {
		return this.logits.apply(network);
	}

}
