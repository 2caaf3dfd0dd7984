/**
 * The egg timer: predictions of a Bayesian neural network that know what they don't know.
 *
 * <p>
 * Start with {@link io.eggtimer.egg} for what is asked and answered, with
 * {@link io.eggtimer.bayes} for the statistics, and with {@link io.eggtimer.serving} for
 * how a model comes to serve.
 */
@NullMarked
package io.eggtimer;

import org.jspecify.annotations.NullMarked;
