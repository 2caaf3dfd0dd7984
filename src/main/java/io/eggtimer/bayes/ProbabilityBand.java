package io.eggtimer.bayes;

/**
 * The probability of one class, and how far it moves over the posterior draws.
 *
 * @param mean average over the draws: the predictive probability, in [0, 1]
 * @param lower 5 % quantile over the draws, in [0, 1]
 * @param upper 95 % quantile over the draws, in [0, 1]
 */
public record ProbabilityBand(double mean, double lower, double upper) {
}
