package io.eggtimer.web;

import java.util.Set;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.ObservationFilter;
import io.micrometer.tracing.exporter.SpanExportingPredicate;
import org.slf4j.MDC;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.ServerRequestObservationContext;

import io.eggtimer.serving.ConditionalOnTracing;

/** What is in the traces of requests, while there are traces. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnTracing
class TracedRequests {

	private static final Set<String> PROBES = Set.of("/livez", "/readyz");

	private static final String ACTUATOR = "/actuator";

	/** Leads from the id that an answer names to its trace. */
	@Bean
	ObservationFilter requestIdOfSpans() {
		return (context) -> {
			String id = MDC.get(RequestIdFilter.FIELD);
			if (id != null && context instanceof ServerRequestObservationContext) {
				context.addHighCardinalityKeyValue(KeyValue.of("request.id", id));
			}
			return context;
		};
	}

	/** Leaves out what orchestrators and Prometheus ask every few seconds. */
	@Bean
	SpanExportingPredicate withoutProbes() {
		return (span) -> {
			String uri = span.getTags().get("uri");
			return uri == null || !(PROBES.contains(uri) || uri.startsWith(ACTUATOR));
		};
	}

}
