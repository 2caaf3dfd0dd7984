package io.eggtimer.serving;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Labels;

/**
 * Makes histograms of numbers below 1. They are Prometheus' own, as the buckets of a
 * Micrometer distribution summary count whole numbers only: it rounds 0.3 up to 1.
 */
final class NatsHistogram {

	private NatsHistogram() {
	}

	/**
	 * Returns a histogram that is scraped with the metrics of a registry, with its common
	 * tags; or, if that is of another kind, one that nobody sees.
	 * @param name its name in the scrape
	 * @param buckets the greatest value of each bucket; there is one more, for all others
	 */
	static Histogram of(MeterRegistry registry, String name, String help, double... buckets) {
		PrometheusRegistry scraped = (registry instanceof PrometheusMeterRegistry prometheus)
				? prometheus.getPrometheusRegistry() : new PrometheusRegistry();
		return Histogram.builder()
			.name(name)
			.help(help)
			.constLabels(commonTags(registry))
			.classicOnly()
			.classicUpperBounds(buckets)
			.withoutExemplars()
			.register(scraped);
	}

	/** A registry does not tell them, but adds them to its meters. */
	private static Labels commonTags(MeterRegistry registry) {
		Labels labels = Labels.EMPTY;
		for (Tag tag : registry.counter("eggtimer.prediction.extrapolating")
			.getId()
			.getConventionTags(registry.config().namingConvention())) {
			labels = labels.add(tag.getKey(), tag.getValue());
		}
		return labels;
	}

}
