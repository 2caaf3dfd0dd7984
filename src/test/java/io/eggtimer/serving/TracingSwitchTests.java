package io.eggtimer.serving;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/** Tests for {@link TracingSwitch}. */
class TracingSwitchTests {

	private static final String[] CANDIDATES = {
			"org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration",
			"org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration",
			"org.springframework.boot.opentelemetry.autoconfigure.logging.OpenTelemetryLoggingAutoConfiguration",
			"org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration", null };

	@ParameterizedTest
	@ValueSource(strings = { "", " " })
	void withoutAnEndpointNothingOfTracingIsSetUp(String endpoint) {
		assertThat(wanted(endpoint)).containsExactly(false, false, false, true, true);
	}

	@Test
	void withAnEndpointAllButTheExportOfLogsIs() {
		assertThat(wanted("http://collector:4318/v1/traces")).containsExactly(true, true, false, true, true);
	}

	private static boolean[] wanted(String endpoint) {
		TracingSwitch tracing = new TracingSwitch();
		tracing.setEnvironment(
				new MockEnvironment().withProperty("management.opentelemetry.tracing.export.otlp.endpoint", endpoint));
		return tracing.match(CANDIDATES, mock(AutoConfigurationMetadata.class));
	}

}
