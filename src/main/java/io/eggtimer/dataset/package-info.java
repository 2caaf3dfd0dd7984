/**
 * Labelled eggs: read from CSV or simulated, split, and turned into features for a
 * network.
 *
 * <p>
 * Start with {@link io.eggtimer.dataset.EggCsv} for what a file may hold, and with
 * {@link io.eggtimer.dataset.EggSimulator} for where the shipped one comes from.
 */
@NullMarked
package io.eggtimer.dataset;

import org.jspecify.annotations.NullMarked;
