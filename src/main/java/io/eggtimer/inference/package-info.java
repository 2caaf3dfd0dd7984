/**
 * Fits the posterior of the network's weights; the only package that touches DJL. No
 * {@code NDArray} leaves here.
 *
 * <p>
 * Start with {@link io.eggtimer.inference.VariationalTrainer}.
 */
@NullMarked
package io.eggtimer.inference;

import org.jspecify.annotations.NullMarked;
