package io.eggtimer.bayes;

/** Variational posterior that is one Gaussian over all weights. */
public sealed interface GaussianPosterior extends Posterior permits MeanFieldPosterior, FullCovariancePosterior {

	/** Returns a copy of the means, shape [P]. */
	float[] loc();

	/** Returns the standard deviation of each weight by itself, shape [P]. */
	double[] scale();

	/**
	 * Computes {@code KL(q || p)} to the prior {@code p(w) = Normal(0, priorScale)},
	 * <em>summed</em> over all weights and biases.
	 * @param priorScale standard deviation of the prior, greater than 0
	 * @return the divergence, at least 0 nats
	 */
	double klDivergence(double priorScale);

}
