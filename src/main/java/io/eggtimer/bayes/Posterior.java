package io.eggtimer.bayes;

/**
 * What is known of all weights and biases of a network once it has seen the data, in the
 * layout of {@link NetworkShape}. However it was found, it is used through draws.
 */
public sealed interface Posterior permits GaussianPosterior, DrawnPosterior {

	/** Returns the number of weights and biases, {@code P}. */
	int weightCount();

	/**
	 * Draws weights.
	 * @param draws how many, {@code S}, at least 1
	 * @param seed determines every draw; a longer series starts with the shorter one
	 * @return the draws
	 * @throws IllegalArgumentException if there is no draw, or more than the posterior
	 * can give
	 */
	WeightDraws draw(int draws, long seed);

}
