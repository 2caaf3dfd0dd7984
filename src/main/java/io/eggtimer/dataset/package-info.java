/**
 * Labelled eggs: read from CSV or simulated, split, and scaled for a network.
 *
 * <p>
 * Start with {@link io.eggtimer.dataset.EggDataset}.
 */
@NullMarked
package io.eggtimer.dataset;

import org.jspecify.annotations.NullMarked;
