package io.eggtimer.serving;

import java.nio.file.Path;

import org.springframework.boot.context.properties.ConfigurationProperties;

import io.eggtimer.bayes.FullCovariancePosterior;
import io.eggtimer.egg.DecisionPolicy;
import io.eggtimer.inference.InferenceMethod;
import io.eggtimer.inference.TrainingSettings;

/**
 * All settings of the service, bound from {@code eggtimer.*}; {@code application.yml}
 * holds the defaults and explains each.
 *
 * <p>
 * A value out of range, or a name that is not a setting, stops the application at
 * startup.
 *
 * @param dataset location of the training data
 * @param modelStore folder of model versions
 * @param startup how the service comes by its model
 * @param threads threads that evaluate posterior draws; 0 for one per processor
 * @param model the network and its posterior draws
 * @param training how the posterior is fitted
 * @param decision when a prediction is too uncertain to act on
 */
@ConfigurationProperties(prefix = "eggtimer", ignoreUnknownFields = false)
public record EggTimerProperties(String dataset, Path modelStore, StartupMode startup, int threads, ModelSettings model,
		TrainingSettings training, DecisionPolicy decision) {

	/** A choice: more than any machine has processors to spare. */
	private static final int MAX_THREADS = 1024;

	/**
	 * Creates settings.
	 * @throws IllegalArgumentException if a value is out of range
	 */
	public EggTimerProperties {
		if (startup == null) {
			throw new IllegalArgumentException("startup must be set");
		}
		if (dataset.isBlank()) {
			throw new IllegalArgumentException("dataset must name a CSV file");
		}
		if (threads < 0 || threads > MAX_THREADS) {
			throw new IllegalArgumentException("threads must be from 0 to %d, got %d".formatted(MAX_THREADS, threads));
		}
		if (training.inference() == InferenceMethod.FULL_COVARIANCE) {
			FullCovariancePosterior.requireFew(model.network().weightCount());
		}
		if (startup == StartupMode.TRAIN && model.version() != null) {
			throw new IllegalArgumentException("startup=train makes a new version; it does not go with a pinned one");
		}
	}

}
