package io.eggtimer.dataset;

import io.eggtimer.egg.Doneness;
import io.eggtimer.egg.Egg;

/**
 * An egg that was cracked: one row of a data set.
 *
 * @param egg what was known before
 * @param outcome what was found
 */
public record LabelledEgg(Egg egg, Doneness outcome) {
}
