package io.eggtimer.serving;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Sends the last spans when the application ends, but does not let a collector that hangs
 * keep it from ending: the SDK would wait for 10 s, and the JDK's client for ever.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnTracing
class TracingShutdown {

	/** A choice: with the 8 s that requests get, within the 10 s of "docker stop". */
	private static final long LAST_SPANS_MILLIS = 1_500;

	private static final Class<?>[] CLOSED_TOGETHER = { OpenTelemetrySdk.class, SdkTracerProvider.class,
			SpanProcessor.class, SpanExporter.class };

	@Bean
	DisposableBean lastSpans(OpenTelemetrySdk sdk) {
		return () -> {
			Thread closing = new Thread(sdk::close, "last-spans");
			closing.setDaemon(true);
			closing.start();
			closing.join(LAST_SPANS_MILLIS);
		};
	}

	@Bean
	static BeanFactoryPostProcessor noneIsClosedAlone() {
		return TracingShutdown::closeNone;
	}

	private static void closeNone(ConfigurableListableBeanFactory factory) {
		for (Class<?> type : CLOSED_TOGETHER) {
			for (String name : factory.getBeanNamesForType(type, true, false)) {
				factory.getBeanDefinition(name).setDestroyMethodName("");
			}
		}
	}

}
