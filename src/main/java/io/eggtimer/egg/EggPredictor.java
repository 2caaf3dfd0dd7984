package io.eggtimer.egg;

/**
 * Predicts whether an egg is done, and when. Implementations are safe for concurrent use.
 */
public interface EggPredictor {

	/**
	 * Predicts the outcome for one egg.
	 * @param question the egg, and how many posterior draws to use
	 * @return the prediction, a pure function of the question and the model version
	 * @throws ModelNotReadyException if there is no model yet
	 * @throws DrawsOutOfRangeException if the question asks for fewer draws than 1, or
	 * more than the model has
	 */
	Prediction predict(Question question);

	/**
	 * Finds the time for which to boil an egg.
	 * @param goal the egg's weight, and what is wanted
	 * @return the recommendation, a pure function of the goal and the model version
	 * @throws ModelNotReadyException if there is no model yet
	 */
	Recommendation recommend(BoilingGoal goal);

	/**
	 * Begins a batch: the version in use now will answer all of it, also if another one
	 * comes into use meanwhile.
	 * @return a predictor for this batch
	 * @throws ModelNotReadyException if there is no model yet
	 */
	BatchPredictor batch();

}
