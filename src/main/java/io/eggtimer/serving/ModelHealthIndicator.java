package io.eggtimer.serving;

import java.util.Locale;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

import io.eggtimer.inference.ElboEstimate;
import io.eggtimer.inference.TrainingProgress;

/** Up when there is a model; until then out of service, with the progress so far. */
@Component
class ModelHealthIndicator implements HealthIndicator {

	private final ActiveModel active;

	private final ModelProgress progress;

	ModelHealthIndicator(ActiveModel active, ModelProgress progress) {
		this.active = active;
		this.progress = progress;
	}

	@Override
	public Health health() {
		return this.active.current()
			.map((model) -> Health.up()
				.withDetail("version", model.version())
				.withDetail("simulatedData", model.simulated())
				.build())
			.orElseGet(this::notReady);
	}

	private Health notReady() {
		Health.Builder health = Health.outOfService()
			.withDetail("phase", this.progress.phase().name().toLowerCase(Locale.ROOT));
		TrainingProgress training = this.progress.latestTraining();
		if (training != null) {
			health.withDetail("percent", training.percent());
			ElboEstimate elbo = training.elbo();
			if (elbo != null) {
				health.withDetail("elbo", elbo.elbo()).withDetail("klDivergence", elbo.klDivergence());
			}
			Double loss = training.negativeLogLikelihood();
			if (loss != null) {
				health.withDetail("negativeLogLikelihood", loss);
			}
			Double accuracy = training.validationAccuracy();
			if (accuracy != null) {
				health.withDetail("validationAccuracy", accuracy);
			}
		}
		return health.build();
	}

}
