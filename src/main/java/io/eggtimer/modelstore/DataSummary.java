package io.eggtimer.modelstore;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.eggtimer.bayes.NumberSummary;

/**
 * The eggs of a version, those held out too.
 *
 * @param simulated whether a simulator made them, not a kitchen
 * @param rows number of eggs
 * @param trained range of the eggs that the posterior has seen, without those held out
 * @param outcomes the eggs of each outcome, in the order of the network's outputs
 * @param cells how many eggs lie where
 */
public record DataSummary(boolean simulated, int rows, EggRange trained, Map<String, Outcome> outcomes,
		EggCells cells) {

	public DataSummary {
		outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
	}

	/**
	 * The eggs of one outcome.
	 *
	 * @param count how many, at least 1
	 * @param weightGrams their weights, in grams
	 * @param boilMinutes their times in boiling water, in minutes
	 */
	public record Outcome(int count, NumberSummary weightGrams, NumberSummary boilMinutes) {
	}

}
