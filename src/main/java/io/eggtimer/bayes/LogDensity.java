package io.eggtimer.bayes;

/**
 * Logarithm of a probability density over all weights, up to a constant, with its
 * gradient. An instance may keep working memory, so each thread needs its own.
 */
public interface LogDensity {

	/** Returns the number of weights, {@code P}. */
	int dimension();

	/**
	 * Evaluates the density.
	 * @param position the weights, shape [P]
	 * @param gradient receives the gradient, shape [P]
	 * @return its logarithm, in nats
	 */
	double at(double[] position, double[] gradient);

}
