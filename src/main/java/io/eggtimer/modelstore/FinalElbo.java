package io.eggtimer.modelstore;

/**
 * The evidence lower bound at the end of variational inference, over the whole training
 * split, in nats.
 *
 * @param elbo {@code -negativeLogLikelihood - klDivergence}
 * @param negativeLogLikelihood expected under the posterior, summed over the training
 * rows, each times the weight of its class
 * @param klDivergence {@code KL(q(w) || p(w))}, summed over all weights and biases
 */
public record FinalElbo(double elbo, double negativeLogLikelihood, double klDivergence) {

	/**
	 * Creates a bound.
	 * @throws IllegalArgumentException if a number is not finite
	 */
	public FinalElbo {
		if (!(Double.isFinite(elbo) && Double.isFinite(negativeLogLikelihood) && Double.isFinite(klDivergence))) {
			throw new IllegalArgumentException("ELBO is not finite: %s, from a loss of %s and a divergence of %s"
				.formatted(elbo, negativeLogLikelihood, klDivergence));
		}
	}

	/**
	 * Adds up the bound.
	 * @param negativeLogLikelihood summed over the training rows, in nats
	 * @param klDivergence in nats
	 * @throws IllegalArgumentException if a number is not finite
	 */
	public static FinalElbo of(double negativeLogLikelihood, double klDivergence) {
		return new FinalElbo(-negativeLogLikelihood - klDivergence, negativeLogLikelihood, klDivergence);
	}

}
