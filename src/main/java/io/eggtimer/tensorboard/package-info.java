/**
 * What a training did, as event files that TensorBoard shows.
 *
 * <p>
 * Start with {@link io.eggtimer.tensorboard.EventFile}.
 */
@NullMarked
package io.eggtimer.tensorboard;

import org.jspecify.annotations.NullMarked;
