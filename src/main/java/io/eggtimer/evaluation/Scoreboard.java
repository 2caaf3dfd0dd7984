package io.eggtimer.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import org.jspecify.annotations.Nullable;

import io.eggtimer.bayes.ClassificationScores;
import io.eggtimer.bayes.ReliabilityBin;
import io.eggtimer.dataset.EggDataset;
import io.eggtimer.egg.Doneness;
import io.eggtimer.training.CrossValidation;

/** Turns predictions of held-out rows into figures. */
final class Scoreboard {

	private Scoreboard() {
	}

	static EvaluationReport.Data data(EggDataset dataset) {
		return new EvaluationReport.Data(dataset.publicLocation(), dataset.sha256(), dataset.eggs().size(),
				Doneness.labels(), dataset.eggs().stream().map((row) -> row.egg().weightGrams()).toList(),
				dataset.eggs().stream().map((row) -> row.egg().boilMinutes()).toList(),
				dataset.eggs().stream().map((row) -> row.outcome().ordinal()).toList());
	}

	static List<EvaluationReport.MethodResult> methods(Map<Method, CrossValidation> validated) {
		List<EvaluationReport.MethodResult> results = new ArrayList<>();
		CrossValidation hmc = validated.get(Method.HMC);
		validated.forEach((method,
				folds) -> results.add(new EvaluationReport.MethodResult(method.id(), method.title(),
						method.description(), estimate(folds, ClassificationScores::accuracy),
						estimate(folds, ClassificationScores::negativeLogLikelihood),
						estimate(folds, ClassificationScores::brier),
						estimate(folds, ClassificationScores::expectedCalibrationError),
						Estimate
							.of(folds.folds().stream().mapToDouble(CrossValidation.Fold::trainingSeconds).toArray()),
						folds.pooled().scores(), folds.pooled().reliability(),
						(method != Method.HMC) ? difference(folds, hmc) : null)));
		return results;
	}

	static EvaluationReport.ClassWeightResult classWeights(Method method, String weights, CrossValidation folds) {
		List<Double> recall = recall(folds.pooled());
		return new EvaluationReport.ClassWeightResult(method.id(), weights,
				estimate(folds, ClassificationScores::accuracy),
				estimate(folds, ClassificationScores::negativeLogLikelihood),
				recall.stream().mapToDouble(Double::doubleValue).average().orElseThrow(), recall);
	}

	static Estimate estimate(CrossValidation folds, ToDoubleFunction<ClassificationScores> score) {
		return Estimate.of(folds.folds().stream().map(CrossValidation.Fold::scores).mapToDouble(score).toArray());
	}

	private static @Nullable Estimate difference(CrossValidation folds, @Nullable CrossValidation reference) {
		if (reference == null) {
			return null;
		}
		double[] losses = losses(folds.pooled());
		double[] exact = losses(reference.pooled());
		for (int n = 0; n < losses.length; n++) {
			losses[n] -= exact[n];
		}
		return Estimate.of(losses);
	}

	private static double[] losses(CrossValidation.Fold rows) {
		return ClassificationScores.losses(rows.probabilities(), rows.outcomes());
	}

	private static List<Double> recall(CrossValidation.Fold rows) {
		int classes = rows.probabilities()[0].length;
		double[] hits = new double[classes];
		double[] counts = new double[classes];
		for (int n = 0; n < rows.outcomes().length; n++) {
			counts[rows.outcomes()[n]]++;
			hits[rows.outcomes()[n]] += (ReliabilityBin.likeliest(rows.probabilities()[n]) == rows.outcomes()[n]) ? 1
					: 0;
		}
		for (int c = 0; c < classes; c++) {
			hits[c] /= counts[c];
		}
		return Arrays.stream(hits).boxed().toList();
	}

}
