package io.eggtimer.deployment;

import java.util.List;

import io.kubernetes.client.openapi.models.V1LabelSelector;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1SecretKeySelector;

/**
 * As much of the Prometheus operator's type as is used here. Source: Prometheus Operator,
 * API reference, monitoring.coreos.com/v1,
 * https://prometheus-operator.dev/docs/api-reference/api/.
 */
record ServiceMonitor(String apiVersion, String kind, V1ObjectMeta metadata, Spec spec) {

	record Spec(V1LabelSelector selector, List<Endpoint> endpoints) {
	}

	record Endpoint(String port, String path, String interval, BasicAuth basicAuth) {
	}

	record BasicAuth(V1SecretKeySelector username, V1SecretKeySelector password) {
	}
}
