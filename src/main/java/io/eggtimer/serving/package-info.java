/**
 * The life of a model in a running service: found or trained at startup, swapped
 * atomically, asked by many threads, watched by health checks and metrics.
 *
 * <p>
 * Start with {@link io.eggtimer.serving.ModelStartup}.
 */
@NullMarked
package io.eggtimer.serving;

import org.jspecify.annotations.NullMarked;
