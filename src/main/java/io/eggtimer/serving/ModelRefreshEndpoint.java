package io.eggtimer.serving;

import java.util.Map;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import io.eggtimer.security.ConditionalOnOperator;

/** Lets the operator have the store looked at now, rather than at the next poll. */
@Component
@Profile("!train & !evaluate")
@ConditionalOnOperator
@Endpoint(id = "modelrefresh")
class ModelRefreshEndpoint {

	private final ModelWatch watch;

	private final ActiveModel active;

	ModelRefreshEndpoint(ModelWatch watch, ActiveModel active) {
		this.watch = watch;
		this.active = active;
	}

	/** Looks for a newer version, and returns the name of the one in use after that. */
	@WriteOperation
	Map<String, String> refresh() {
		this.watch.look();
		return Map.of("version", this.active.current().map(ServingModel::version).orElse(""));
	}

}
