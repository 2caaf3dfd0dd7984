/**
 * From labelled eggs to a fitted and scored model: the settings, the split, the fit,
 * cross-validation.
 *
 * <p>
 * Start with {@link io.eggtimer.training.ModelTrainer}.
 */
@NullMarked
package io.eggtimer.training;

import org.jspecify.annotations.NullMarked;
