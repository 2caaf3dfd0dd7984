package io.eggtimer.serving;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.eggtimer.modelstore.ModelStore;
import io.eggtimer.training.ModelTrainer;

/** Puts the parts together that are made from settings. */
@Configuration(proxyBeanMethods = false)
class ServingConfiguration {

	@Bean
	ModelStore modelStore(EggTimerProperties properties) {
		return new ModelStore(properties.modelStore());
	}

	@Bean
	ModelTrainer modelTrainer(EggTimerProperties properties, ObjectProvider<BuildProperties> build) {
		BuildProperties available = build.getIfAvailable(); // not in an IDE
		String version = (available != null) ? available.getVersion() : null;
		return new ModelTrainer(properties.model(), properties.training(), (version != null) ? version : "unknown");
	}

	@Bean
	DrawPool drawPool(EggTimerProperties properties) {
		return new DrawPool(properties.threads(), properties.limits().maxWait());
	}

	@Bean
	MeterBinder queueMetrics(DrawPool pool) {
		return (registry) -> Gauge.builder("eggtimer.queue.length", pool, DrawPool::waiting)
			.description("Threads that wait for their turn to compute")
			.register(registry);
	}

	@Bean
	ActiveModel activeModel(DrawPool pool, EggTimerProperties properties, MeterRegistry registry) {
		return new ActiveModel(pool, properties.decision(), new PredictionMetrics(registry));
	}

	@Bean
	ProcessExit processExit(ApplicationContext context) {
		return (code) -> System.exit(SpringApplication.exit(context, () -> code));
	}

}
