package io.eggtimer.egg;

import org.jspecify.annotations.Nullable;

/**
 * Is this egg done, and if something else is wanted, how long is it until then?
 *
 * @param egg the egg as it is now
 * @param draws how many posterior draws are to answer, counted from the first, at least
 * 1; all that the model has if null
 * @param desired what the egg should become; null if that is not asked
 */
public record Question(Egg egg, @Nullable Integer draws, @Nullable Doneness desired) {

	/** Asks whether an egg is done, and no more. */
	public Question(Egg egg, @Nullable Integer draws) {
		this(egg, draws, null);
	}

}
