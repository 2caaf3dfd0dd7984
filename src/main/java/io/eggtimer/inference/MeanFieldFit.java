package io.eggtimer.inference;

import io.eggtimer.bayes.MeanFieldPosterior;

/**
 * A fitted posterior.
 *
 * @param posterior the posterior
 * @param end the state at the end of the training
 */
public record MeanFieldFit(MeanFieldPosterior posterior, TrainingProgress end) {
}
