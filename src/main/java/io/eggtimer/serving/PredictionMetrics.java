package io.eggtimer.serving;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.prometheus.metrics.core.metrics.Histogram;
import org.jspecify.annotations.Nullable;

import io.eggtimer.bayes.PosteriorPredictive;
import io.eggtimer.egg.Doneness;
import io.eggtimer.egg.Prediction;

/**
 * What operators see of predictions and of the version that makes them; README.md has the
 * names, meanings and units. All tags have few values, whatever clients send.
 */
class PredictionMetrics {

	/**
	 * A choice. Of [0, ln 3] nats; ln 2, where two outcomes are equally likely, is 0.693.
	 */
	private static final double[] ENTROPY_BUCKETS = { 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1 };

	/**
	 * A choice. Within the range of the training data it is a few hundredths of a nat at
	 * most, outside a few tenths.
	 */
	private static final double[] MUTUAL_INFORMATION_BUCKETS = { 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3,
			0.5, 0.7 };

	private final Map<Doneness, Timer> certain = new EnumMap<>(Doneness.class);

	private final Map<Doneness, Timer> uncertain = new EnumMap<>(Doneness.class);

	private final DistributionSummary draws;

	private final Histogram entropy;

	private final Histogram mutualInformation;

	private final Counter extrapolating;

	private final MultiGauge model;

	private final Counter swaps;

	private volatile @Nullable Version current;

	PredictionMetrics(MeterRegistry registry) {
		for (Doneness outcome : Doneness.values()) {
			this.certain.put(outcome, timer(registry, outcome, false));
			this.uncertain.put(outcome, timer(registry, outcome, true));
		}
		this.draws = DistributionSummary.builder("eggtimer.prediction.draws")
			.description("Posterior draws that a prediction used")
			.register(registry);
		this.extrapolating = Counter.builder("eggtimer.prediction.extrapolating")
			.description("Predictions for eggs outside the range of the training data")
			.register(registry);
		this.entropy = NatsHistogram.of(registry, "eggtimer_prediction_entropy_nats",
				"Predictive entropy: all uncertainty about the outcome", ENTROPY_BUCKETS);
		this.mutualInformation = NatsHistogram.of(registry, "eggtimer_prediction_mutual_information_nats",
				"Mutual information of outcome and weights: what more data could tell", MUTUAL_INFORMATION_BUCKETS);
		this.model = MultiGauge.builder("eggtimer.model.info").description("The version in use").register(registry);
		Gauge.builder("eggtimer.model.age", this, PredictionMetrics::modelAgeSeconds)
			.description("Time since the version in use was published")
			.baseUnit("seconds")
			.register(registry);
		this.swaps = Counter.builder("eggtimer.model.swaps")
			.description("How often another version took the place of the one in use")
			.register(registry);
	}

	void predicted(Prediction prediction, long nanos) {
		PosteriorPredictive predictive = prediction.predictive();
		Map<Doneness, Timer> timers = prediction.decision().uncertain() ? this.uncertain : this.certain;
		timers.get(prediction.decision().outcome()).record(nanos, TimeUnit.NANOSECONDS);
		this.draws.record(predictive.draws());
		this.entropy.observe(predictive.predictiveEntropy());
		this.mutualInformation.observe(predictive.mutualInformation());
		if (prediction.extrapolating()) {
			this.extrapolating.increment();
		}
	}

	/**
	 * Takes note of the version that answers from now on; not to be called by two threads
	 * at once.
	 */
	void serving(String version, Instant createdAt) {
		Version replaced = this.current;
		this.current = new Version(version, createdAt);
		this.model.register(List.of(MultiGauge.Row.of(Tags.of("version", version), 1)), true);
		if (replaced != null && !replaced.name().equals(version)) {
			this.swaps.increment();
		}
	}

	private double modelAgeSeconds() {
		Version version = this.current;
		return (version != null) ? Duration.between(version.createdAt(), Instant.now()).toMillis() / 1000.0
				: Double.NaN;
	}

	private static Timer timer(MeterRegistry registry, Doneness outcome, boolean uncertain) {
		return Timer.builder("eggtimer.prediction")
			.description("Time to predict one egg")
			.tags("outcome", outcome.label(), "uncertain", String.valueOf(uncertain))
			.register(registry);
	}

	private record Version(String name, Instant createdAt) {
	}

}
