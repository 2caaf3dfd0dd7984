package io.eggtimer.serving;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

import io.eggtimer.egg.Doneness;
import io.eggtimer.egg.Prediction;

/**
 * What operators see of predictions: {@code eggtimer.prediction} (time and number, by
 * outcome and by certain or not), {@code eggtimer.prediction.draws} (draws per
 * prediction), {@code eggtimer.model.info} (1, with the version as a tag).
 */
class PredictionMetrics {

	private final Map<Doneness, Timer> certain = new EnumMap<>(Doneness.class);

	private final Map<Doneness, Timer> uncertain = new EnumMap<>(Doneness.class);

	private final DistributionSummary draws;

	private final MultiGauge model;

	PredictionMetrics(MeterRegistry registry) {
		for (Doneness outcome : Doneness.values()) {
			this.certain.put(outcome, timer(registry, outcome, false));
			this.uncertain.put(outcome, timer(registry, outcome, true));
		}
		this.draws = DistributionSummary.builder("eggtimer.prediction.draws")
			.description("Posterior draws that a prediction used")
			.register(registry);
		this.model = MultiGauge.builder("eggtimer.model.info").description("The version in use").register(registry);
	}

	void predicted(Prediction prediction, long nanos) {
		Map<Doneness, Timer> timers = prediction.decision().uncertain() ? this.uncertain : this.certain;
		timers.get(prediction.decision().outcome()).record(nanos, TimeUnit.NANOSECONDS);
		this.draws.record(prediction.predictive().draws());
	}

	void serving(String version) {
		this.model.register(List.of(MultiGauge.Row.of(Tags.of("version", version), 1)), true);
	}

	private static Timer timer(MeterRegistry registry, Doneness outcome, boolean uncertain) {
		return Timer.builder("eggtimer.prediction")
			.description("Time to predict one egg")
			.tags("outcome", outcome.label(), "uncertain", String.valueOf(uncertain))
			.register(registry);
	}

}
