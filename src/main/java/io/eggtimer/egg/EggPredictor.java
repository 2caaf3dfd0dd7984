package io.eggtimer.egg;

import org.jspecify.annotations.Nullable;

/** Predicts whether an egg is done. Implementations are safe for concurrent use. */
public interface EggPredictor {

	/**
	 * Predicts the outcome for one egg.
	 * @param egg the egg as it is now
	 * @param draws how many posterior draws to use, counted from the first; all of them
	 * if null
	 * @return the prediction, a pure function of the arguments and the model version
	 * @throws ModelNotReadyException if there is no model yet
	 * @throws DrawsOutOfRangeException if {@code draws} is less than 1 or more than the
	 * model has
	 */
	Prediction predict(Egg egg, @Nullable Integer draws);

}
