package io.eggtimer.bayes;

/**
 * How the probability of one class moves over the posterior draws.
 *
 * @param mean average over the draws: the predictive probability, in [0, 1]
 * @param standardDeviation sample standard deviation over the draws, divisor
 * {@code S - 1}; 0 for a single draw
 * @param lower 5 % quantile over the draws, in [0, 1]
 * @param upper 95 % quantile over the draws, in [0, 1]
 * @param votes number of draws that find this class the most probable one
 */
public record ClassPredictive(double mean, double standardDeviation, double lower, double upper, int votes) {
}
