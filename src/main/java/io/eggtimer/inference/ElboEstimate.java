package io.eggtimer.inference;

/**
 * Evidence lower bound on the training rows, as estimated with some draws.
 *
 * @param elbo the bound, in nats
 * @param negativeLogLikelihood expected {@code -ln p(y | x, w)} of one training row,
 * times the weight of its class, in nats
 * @param klDivergence divergence of the posterior from the prior, summed over all
 * weights, in nats
 */
public record ElboEstimate(double elbo, double negativeLogLikelihood, double klDivergence) {
}
