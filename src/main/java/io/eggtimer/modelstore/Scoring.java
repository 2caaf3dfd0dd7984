package io.eggtimer.modelstore;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.eggtimer.bayes.ClassificationScores;

/**
 * How well a model predicts rows that it, or its like, has not seen.
 *
 * @param method where the rows came from, for people: {@code validation split}, or
 * {@code 10-fold cross-validation} where the model itself has seen every row
 * @param scores the scores; their fields stand beside the method in the JSON
 */
public record Scoring(String method, @JsonUnwrapped ClassificationScores scores) {

	/**
	 * Creates scores.
	 * @throws IllegalArgumentException if a score is not finite
	 */
	public Scoring {
		Objects.requireNonNull(method, "scores need a method");
		if (!(Double.isFinite(scores.accuracy()) && Double.isFinite(scores.negativeLogLikelihood())
				&& Double.isFinite(scores.brier()) && Double.isFinite(scores.expectedCalibrationError()))) {
			throw new IllegalArgumentException("Scores are not finite: " + scores);
		}
	}

	/** Scores on rows held out of the training. */
	public static Scoring onValidationSplit(ClassificationScores scores) {
		return new Scoring("validation split", scores);
	}

	/** Scores of models trained like this one, each on all folds but its own. */
	public static Scoring byCrossValidation(int folds, ClassificationScores scores) {
		return new Scoring(folds + "-fold cross-validation", scores);
	}

}
