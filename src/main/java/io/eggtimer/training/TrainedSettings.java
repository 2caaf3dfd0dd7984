package io.eggtimer.training;

import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The settings that decide what a posterior and its draws are, as properties: written
 * into a version's manifest, they say how to train it again, and a version fits a
 * configuration if they are equal. How long Markov chains ran is not among them: the
 * exact posterior is the same, so a version that was made with more patience fits as
 * well.
 */
public final class TrainedSettings {

	private TrainedSettings() {
	}

	/** Returns the name and canonical text of each property. */
	public static SortedMap<String, String> of(ModelSettings model, TrainingSettings training) {
		SortedMap<String, String> settings = new TreeMap<>();
		settings.put("eggtimer.model.hidden-units",
				model.hiddenUnits().stream().map(String::valueOf).collect(Collectors.joining(",")));
		settings.put("eggtimer.model.activation", text(model.activation()));
		settings.put("eggtimer.model.prior-scale", String.valueOf(model.priorScale()));
		settings.put("eggtimer.model.features", text(model.features()));
		settings.put("eggtimer.model.draws", String.valueOf(model.draws()));
		settings.put("eggtimer.model.seed", String.valueOf(model.seed()));
		settings.put("eggtimer.training.inference", text(training.inference()));
		settings.put("eggtimer.training.estimator", text(training.estimator()));
		settings.put("eggtimer.training.validation-fraction", String.valueOf(training.validationFraction()));
		settings.put("eggtimer.training.class-weights", text(training.classWeights()));
		settings.put("eggtimer.training.steps", String.valueOf(training.steps()));
		settings.put("eggtimer.training.learning-rate", String.valueOf(training.learningRate()));
		settings.put("eggtimer.training.batch-size", String.valueOf(training.batchSize()));
		settings.put("eggtimer.training.draws-per-step", String.valueOf(training.drawsPerStep()));
		settings.put("eggtimer.training.kl-warm-up", String.valueOf(training.klWarmUp()));
		return settings;
	}

	/** Returns a constant as it is written in settings, such as {@code mean-field}. */
	public static String text(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
