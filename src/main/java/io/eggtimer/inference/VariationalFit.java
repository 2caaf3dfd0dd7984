package io.eggtimer.inference;

import io.eggtimer.bayes.GaussianPosterior;

/**
 * A fitted posterior.
 *
 * @param posterior the posterior
 * @param elbo its evidence lower bound
 */
public record VariationalFit(GaussianPosterior posterior, ElboEstimate elbo) {
}
