package io.eggtimer.serving;

import java.nio.file.Path;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

import io.eggtimer.bayes.FullCovariancePosterior;
import io.eggtimer.bayes.HmcSettings;
import io.eggtimer.egg.DecisionPolicy;
import io.eggtimer.security.SecuritySettings;
import io.eggtimer.training.InferenceMethod;
import io.eggtimer.training.ModelSettings;
import io.eggtimer.training.TrainingSettings;

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
 * @param modelStorePoll how often to look for a newer version; zero for never
 * @param threads threads that evaluate posterior draws, at least 1; bound from 0 it is
 * one per processor
 * @param limits how many requests are answered at the same time
 * @param shutdownDrain how long to answer requests after readiness has ended
 * @param model the network and its posterior draws
 * @param training how the posterior is fitted
 * @param decision when a prediction is too uncertain to act on
 * @param security who may do what
 */
@ConfigurationProperties(prefix = "eggtimer", ignoreUnknownFields = false)
public record EggTimerProperties(String dataset, Path modelStore, StartupMode startup, Duration modelStorePoll,
		int threads, RequestLimits limits, Duration shutdownDrain, ModelSettings model, TrainingSettings training,
		DecisionPolicy decision, SecuritySettings security) {

	/** A choice: more than any machine has processors to spare. */
	private static final int MAX_THREADS = 1024;

	/** A choice: longer is a typing error. */
	private static final Duration MAX_DURATION = Duration.ofHours(24);

	/** A posterior of draws is stored whole, and a stored file is at most 256 MiB. */
	private static final long MAX_DRAWN_WEIGHTS = 60_000_000;

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
		threads = (threads > 0) ? threads : Runtime.getRuntime().availableProcessors();
		limits = limits.forThreads(threads);
		requireSensible("model-store-poll", modelStorePoll);
		requireSensible("shutdown-drain", shutdownDrain);
		requireFeasible(model, training);
		if (startup == StartupMode.TRAIN && model.version() != null) {
			throw new IllegalArgumentException("startup=train makes a new version; it does not go with a pinned one");
		}
	}

	private static void requireSensible(String name, Duration value) {
		if (value == null || value.isNegative() || value.compareTo(MAX_DURATION) > 0) {
			throw new IllegalArgumentException(
					"%s must be from 0 to %d hours, got %s".formatted(name, MAX_DURATION.toHours(), value));
		}
	}

	private static void requireFeasible(ModelSettings model, TrainingSettings training) {
		int weights = model.network().weightCount();
		if (training.inference() == InferenceMethod.FULL_COVARIANCE) {
			FullCovariancePosterior.requireFew(weights);
		}
		if (training.inference() == InferenceMethod.HMC || training.compareToHmc()) {
			HmcSettings hmc = training.hmc();
			long states = (long) hmc.chains() * Math.max(hmc.warmUp(), hmc.iterations());
			if (Math.max(states, model.draws()) * weights > MAX_DRAWN_WEIGHTS) {
				throw new IllegalArgumentException(
						"hmc would keep %d draws of %d weights: their product may be at most %d"
							.formatted(Math.max(states, model.draws()), weights, MAX_DRAWN_WEIGHTS));
			}
		}
	}

}
