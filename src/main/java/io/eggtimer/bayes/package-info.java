/**
 * The statistics of a Bayesian network in plain Java: its shape, the posterior and its
 * draws, the predictive and its uncertainty, scores.
 *
 * <p>
 * Notation, used in every package: {@code S} posterior draws, {@code N} examples,
 * {@code D} inputs of a layer, {@code H} units of a layer, {@code C} classes, {@code P}
 * weights and biases of the whole network, {@code T} tiles of draws. {@code q(w)} is the
 * variational posterior and {@code p(w)} the prior. Entropies and divergences are in
 * nats.
 *
 * <p>
 * Start with {@link io.eggtimer.bayes.NetworkShape}, then
 * {@link io.eggtimer.bayes.PosteriorPredictive}.
 */
@NullMarked
package io.eggtimer.bayes;

import org.jspecify.annotations.NullMarked;
