package io.eggtimer.serving;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

import io.eggtimer.bayes.PosteriorNetwork;
import io.eggtimer.bayes.PosteriorPredictive;
import io.eggtimer.egg.Doneness;
import io.eggtimer.egg.Egg;
import io.eggtimer.modelstore.EggRange;

/**
 * What a version says of eggs over weight and time, somewhat beyond those it was trained
 * on. Matrices have a row per weight and a column per time; numbers are rounded to four
 * digits behind the point.
 *
 * @param modelVersion the version
 * @param weightGrams weights, in grams, growing
 * @param boilMinutes times, in minutes, growing
 * @param trained range of the eggs that the posterior has seen
 * @param probabilities of each outcome, in [0, 1]
 * @param predictiveEntropy all uncertainty about the outcome, in [0, ln 3] nats
 * @param mutualInformation the part of it that is the model's ignorance, in nats
 * @param extrapolating whether the egg lies outside of the range of the training data, as
 * a prediction of it says
 */
public record ModelMap(String modelVersion, List<Double> weightGrams, List<Double> boilMinutes, EggRange trained,
		Map<String, double[][]> probabilities, double[][] predictiveEntropy, double[][] mutualInformation,
		boolean[][] extrapolating) {

	/** A choice: about a gram from one to the next. */
	static final int WEIGHTS = 41;

	/** A choice: some seven seconds from one to the next. */
	static final int TIMES = 81;

	/**
	 * Weights to multiply with for an egg: some seven times those of the default model,
	 * which take a second on two processors. A request has 30.
	 */
	private static final int MOST_WEIGHTS = 6_000_000;

	/** A choice: so much of the trained range is added at each of its ends. */
	private static final double BEYOND = 0.2;

	/** A choice: at least so much is, in grams and in minutes. */
	private static final double LEAST_BEYOND = 1;

	/**
	 * Asks a version about all eggs of its map, with all of its draws, or as many as make
	 * some seconds of work.
	 * @param model the version
	 * @param trained range of the eggs that it was trained on
	 * @param pool takes turns with requests
	 * @throws io.eggtimer.egg.OverloadedException if a turn does not come in time
	 */
	static ModelMap of(ServingModel model, EggRange trained, DrawPool pool) {
		List<Double> weights = axis(trained.weightGrams(), Egg.MIN_WEIGHT_GRAMS, Egg.MAX_WEIGHT_GRAMS, WEIGHTS);
		List<Double> times = axis(trained.boilMinutes(), Egg.MIN_BOIL_MINUTES, Egg.MAX_BOIL_MINUTES, TIMES);
		double[][] features = new double[WEIGHTS * TIMES][];
		float[][] scaled = new float[WEIGHTS * TIMES][];
		for (int n = 0; n < features.length; n++) {
			features[n] = model.features().of(new Egg(weights.get(n / TIMES), times.get(n % TIMES)));
			scaled[n] = model.scaling().scale(features[n]);
		}
		List<PosteriorPredictive> predictives = pool.predict(model.network(), scaled, draws(model.network()));
		Map<String, double[][]> probabilities = new LinkedHashMap<>();
		for (Doneness outcome : Doneness.values()) {
			probabilities.put(outcome.label(), new double[WEIGHTS][TIMES]);
		}
		double[][] predictiveEntropy = new double[WEIGHTS][TIMES];
		double[][] mutualInformation = new double[WEIGHTS][TIMES];
		boolean[][] extrapolating = new boolean[WEIGHTS][TIMES];
		for (int n = 0; n < features.length; n++) {
			int row = n / TIMES;
			int column = n % TIMES;
			PosteriorPredictive predictive = predictives.get(n);
			for (Doneness outcome : Doneness.values()) {
				probabilities.get(outcome.label())[row][column] = round(
						predictive.classes().get(outcome.ordinal()).mean());
			}
			predictiveEntropy[row][column] = round(predictive.predictiveEntropy());
			mutualInformation[row][column] = round(predictive.mutualInformation());
			extrapolating[row][column] = !model.scaling().covers(features[n]);
		}
		return new ModelMap(model.version(), weights, times, trained, probabilities, predictiveEntropy,
				mutualInformation, extrapolating);
	}

	private static int draws(PosteriorNetwork network) {
		return Math.max(1, Math.min(network.draws(), MOST_WEIGHTS / network.weightCount()));
	}

	/** Returns the map as JSON, one line in UTF-8. */
	byte[] json() {
		return new JsonMapper().writeValueAsBytes(this);
	}

	/** Returns evenly spaced numbers, but for their rounding. */
	private static List<Double> axis(EggRange.Range trained, double min, double max, int count) {
		double beyond = Math.max(BEYOND * (trained.to() - trained.from()), LEAST_BEYOND);
		double from = Math.max(trained.from() - beyond, min);
		double to = Math.min(trained.to() + beyond, max);
		List<Double> values = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			values.add(round(from + i * (to - from) / (count - 1)));
		}
		return values;
	}

	private static double round(double value) {
		return Math.rint(value * 10_000) / 10_000;
	}

}
