/**
 * Judges the methods: cross-validation against baselines, and the report.
 *
 * <p>
 * Start with {@link io.eggtimer.evaluation.Evaluation}.
 */
@NullMarked
package io.eggtimer.evaluation;

import org.jspecify.annotations.NullMarked;
