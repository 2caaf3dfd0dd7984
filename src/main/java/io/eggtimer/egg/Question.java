package io.eggtimer.egg;

import org.jspecify.annotations.Nullable;

/**
 * Is this egg done?
 *
 * @param egg the egg as it is now
 * @param draws how many posterior draws are to answer, counted from the first, at least
 * 1; all that the model has if null
 */
public record Question(Egg egg, @Nullable Integer draws) {
}
