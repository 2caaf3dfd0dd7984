package io.eggtimer.serving;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import io.eggtimer.inference.ElboEstimate;
import io.eggtimer.inference.TrainingProgress;

/**
 * What operators see of a training: gauges {@code eggtimer.training.*}, not a number
 * while none has run, or where the method has no such number.
 */
@Component
class TrainingMetrics implements MeterBinder {

	private final ModelProgress progress;

	TrainingMetrics(ModelProgress progress) {
		this.progress = progress;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		gauge(registry, "progress", "Share of the training that is done", (training) -> training.percent() / 100.0);
		elbo(registry, "elbo.nats", "Evidence lower bound of the training rows", ElboEstimate::elbo);
		elbo(registry, "kl.nats", "Divergence of the posterior from the prior", ElboEstimate::klDivergence);
		nullable(registry, "nll.nats", "Expected negative log-likelihood of a training row",
				TrainingProgress::negativeLogLikelihood);
		nullable(registry, "validation.accuracy", "Share of the validation rows predicted right",
				TrainingProgress::validationAccuracy);
	}

	private void elbo(MeterRegistry registry, String name, String description, Function<ElboEstimate, Double> value) {
		nullable(registry, name, description, (training) -> {
			ElboEstimate elbo = training.elbo();
			return (elbo != null) ? value.apply(elbo) : null;
		});
	}

	private void nullable(MeterRegistry registry, String name, String description,
			Function<TrainingProgress, @Nullable Double> value) {
		gauge(registry, name, description, (training) -> {
			Double number = value.apply(training);
			return (number != null) ? number : Double.NaN;
		});
	}

	private void gauge(MeterRegistry registry, String name, String description,
			ToDoubleFunction<TrainingProgress> value) {
		Gauge.builder("eggtimer.training." + name, this.progress, (progress) -> {
			TrainingProgress training = progress.latestTraining();
			return (training != null) ? value.applyAsDouble(training) : Double.NaN;
		}).description(description).register(registry);
	}

}
