package io.eggtimer.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import io.eggtimer.bayes.ClassificationScores;
import io.eggtimer.bayes.ReliabilityBin;
import io.eggtimer.dataset.LabelledEgg;
import io.eggtimer.dataset.StratifiedSplit;

/**
 * Predictions of eggs by models that have not seen them.
 *
 * @param folds one per split
 */
public record CrossValidation(List<Fold> folds) {

	public CrossValidation {
		folds = List.copyOf(folds);
	}

	/**
	 * Fits one model per split and asks it about the rows held out.
	 * @param splits the splits
	 * @param trainer fits a model to the training rows of one
	 * @return the predictions
	 */
	public static CrossValidation of(List<StratifiedSplit> splits, Function<StratifiedSplit, Classifier> trainer) {
		List<Fold> folds = new ArrayList<>();
		for (StratifiedSplit split : splits) {
			long start = System.nanoTime();
			Classifier classifier = trainer.apply(split);
			double seconds = (System.nanoTime() - start) / 1e9;
			folds.add(predict(classifier, split.validation(), seconds));
		}
		return new CrossValidation(folds);
	}

	/**
	 * Asks a model about eggs.
	 * @param classifier the model
	 * @param eggs eggs that it has not seen, at least one
	 * @param trainingSeconds wall-clock time of its fit
	 */
	public static Fold predict(Classifier classifier, List<LabelledEgg> eggs, double trainingSeconds) {
		return new Fold(eggs.stream().map((row) -> classifier.probabilities(row.egg())).toArray(double[][]::new),
				eggs.stream().mapToInt((row) -> row.outcome().ordinal()).toArray(), trainingSeconds);
	}

	/** Returns all folds together, as one. */
	public Fold pooled() {
		return new Fold(
				this.folds.stream().flatMap((fold) -> Arrays.stream(fold.probabilities())).toArray(double[][]::new),
				this.folds.stream().flatMapToInt((fold) -> Arrays.stream(fold.outcomes())).toArray(),
				this.folds.stream().mapToDouble(Fold::trainingSeconds).sum());
	}

	/**
	 * The rows of one fold.
	 *
	 * @param probabilities predicted, shape [N, C]
	 * @param outcomes index of the class that came true, shape [N]
	 * @param trainingSeconds wall-clock time of the fit
	 */
	public record Fold(double[][] probabilities, int[] outcomes, double trainingSeconds) {

		/** Returns how well the predictions fit the outcomes. */
		public ClassificationScores scores() {
			return ClassificationScores.of(this.probabilities, this.outcomes);
		}

		/** Returns how often predictions came true, by their confidence. */
		public List<ReliabilityBin> reliability() {
			return ReliabilityBin.of(this.probabilities, this.outcomes);
		}

	}

}
