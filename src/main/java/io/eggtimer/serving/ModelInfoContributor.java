package io.eggtimer.serving;

import java.util.Map;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.stereotype.Component;

/** Says which model is in use, and plainly whether its eggs were simulated. */
@Component
class ModelInfoContributor implements InfoContributor {

	private final ActiveModel active;

	ModelInfoContributor(ActiveModel active) {
		this.active = active;
	}

	@Override
	public void contribute(Info.Builder builder) {
		this.active.current()
			.ifPresent((model) -> builder.withDetail("model",
					Map.of("version", model.version(), "simulatedData", model.simulated(), "trainedOn",
							model.simulated() ? "simulated eggs, not measured ones" : "the configured data")));
	}

}
