package io.eggtimer.egg;

import java.util.List;

/** Predicts the outcomes of many eggs with one model version. Safe for concurrent use. */
public interface BatchPredictor {

	/** Returns how many posterior draws the model has. */
	int draws();

	/**
	 * Predicts the outcomes of several eggs at once, which costs less than one by one.
	 * @param questions the eggs, no more than fit in memory with their predictions
	 * @return the predictions, in the order of the questions; each is the same as if its
	 * question had been asked alone
	 * @throws DrawsOutOfRangeException if a question asks for fewer draws than 1, or more
	 * than the model has
	 */
	List<Prediction> predict(List<Question> questions);

}
