package io.eggtimer.security;

import java.util.Set;

import org.springframework.boot.actuate.endpoint.EndpointFilter;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.OperationFilter;
import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.boot.actuate.endpoint.web.ExposableWebEndpoint;
import org.springframework.boot.actuate.endpoint.web.WebOperation;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * What of the Actuator exists while nobody can be the operator, whatever else is exposed:
 * the endpoints that are for everyone, and nothing that changes state.
 */
@Configuration(proxyBeanMethods = false)
class EndpointsWithoutOperator {

	private static final Set<EndpointId> FOR_EVERYONE = Set.of(EndpointId.of("health"), EndpointId.of("info"),
			EndpointId.of("prometheus"), EndpointId.of("sbom"));

	@Bean
	EndpointFilter<ExposableWebEndpoint> endpointsForEveryone(Environment environment) {
		boolean operator = OnOperatorCondition.isPossible(environment);
		return (endpoint) -> operator || FOR_EVERYONE.contains(endpoint.getEndpointId());
	}

	@Bean
	OperationFilter<WebOperation> operationsForEveryone(Environment environment) {
		boolean operator = OnOperatorCondition.isPossible(environment);
		return (operation, endpoint, access) -> operator || operation.getType() == OperationType.READ;
	}

}
