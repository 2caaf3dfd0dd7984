package io.eggtimer.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.eggtimer.bayes.ClassPredictive;
import io.eggtimer.bayes.DrawProbabilities;
import io.eggtimer.bayes.PosteriorPredictive;
import io.eggtimer.bayes.PredictiveDistance;
import io.eggtimer.dataset.EggGrid;
import io.eggtimer.egg.Doneness;
import io.eggtimer.egg.Egg;
import io.eggtimer.training.FittedModel;

/** What fitted posteriors say about eggs, side by side. */
final class Posteriors {

	/**
	 * Three eggs, as in the tutorial: between soft and hard, surely hard, hardly soft.
	 */
	private static final List<Egg> EXAMPLES = List.of(new Egg(61.2, 4.8), new Egg(53, 6), new Egg(55, 3.5));

	private static final int BINS = 20;

	private Posteriors() {
	}

	static EvaluationReport.@Nullable Spread spread(Map<Method, FittedModel> posteriors) {
		if (posteriors.isEmpty()) {
			return null;
		}
		FittedModel hmc = posteriors.get(Method.HMC);
		List<EvaluationReport.PosteriorSpread> spreads = new ArrayList<>();
		posteriors.forEach((method, model) -> spreads.add(spread(method, model, hmc)));
		return new EvaluationReport.Spread(EggGrid.WEIGHTS_GRAMS, EggGrid.BOIL_MINUTES, spreads);
	}

	static List<EvaluationReport.Example> examples(Map<Method, FittedModel> posteriors) {
		List<EvaluationReport.Example> examples = new ArrayList<>();
		for (Egg egg : EXAMPLES) {
			posteriors.forEach((method, model) -> examples.add(example(egg, method, model)));
		}
		return examples;
	}

	private static EvaluationReport.PosteriorSpread spread(Method method, FittedModel model,
			@Nullable FittedModel hmc) {
		int times = EggGrid.BOIL_MINUTES.size();
		double[][] soft = new double[EggGrid.WEIGHTS_GRAMS.size()][times];
		double[][] deviation = new double[EggGrid.WEIGHTS_GRAMS.size()][times];
		List<Egg> eggs = EggGrid.eggs();
		for (int i = 0; i < eggs.size(); i++) {
			ClassPredictive predictive = model.network()
				.predict(model.features(eggs.get(i)))
				.classes()
				.get(Doneness.SOFT.ordinal());
			soft[i / times][i % times] = predictive.mean();
			deviation[i / times][i % times] = predictive.standardDeviation();
		}
		PredictiveDistance distance = (hmc != null && method != Method.HMC)
				? PredictiveDistance.between(model.network(), model.features(eggs), hmc.network(), hmc.features(eggs))
				: null;
		return new EvaluationReport.PosteriorSpread(method.id(), model.seconds(), distance, soft, deviation);
	}

	private static EvaluationReport.Example example(Egg egg, Method method, FittedModel model) {
		DrawProbabilities draws = model.network().newProbabilities(model.network().draws());
		model.network().evaluate(model.features(egg), draws, 0, model.network().slices(draws.draws()));
		List<ClassPredictive> classes = PosteriorPredictive.of(draws).classes();
		int[][] histogram = new int[draws.classes()][BINS];
		for (int c = 0; c < draws.classes(); c++) {
			for (int s = 0; s < draws.draws(); s++) {
				histogram[c][Math.min((int) (draws.get(c, s) * BINS), BINS - 1)]++;
			}
		}
		return new EvaluationReport.Example(egg.weightGrams(), egg.boilMinutes(), method.id(),
				classes.stream().map(ClassPredictive::votes).toList(),
				classes.stream().map(ClassPredictive::mean).toList(),
				classes.stream().map(ClassPredictive::standardDeviation).toList(), histogram);
	}

}
