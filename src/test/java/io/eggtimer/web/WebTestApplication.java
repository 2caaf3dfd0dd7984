package io.eggtimer.web;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

import io.eggtimer.serving.EggTimerProperties;

/**
 * This package and what is before it on a real server, with a fake model. No
 * {@code @Configuration}, so that the application's own scan passes it by.
 */
@EnableAutoConfiguration
@EnableConfigurationProperties(EggTimerProperties.class)
@ComponentScan(basePackages = { "io.eggtimer.http", "io.eggtimer.openapi", "io.eggtimer.security", "io.eggtimer.web" },
		excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
@Import({ FakeModel.class, FakeProgress.class })
class WebTestApplication {

	/** Stands for the model's own, which the readiness group asks. */
	@Bean
	HealthIndicator modelHealthIndicator() {
		return () -> Health.up().build();
	}

	/** Stands for a filter with a fault, and for one that refuses requests. */
	@Bean
	Filter failingFilter() {
		return (request, response, chain) -> {
			String fault = ((HttpServletRequest) request).getHeader("Fault");
			if ("throw".equals(fault)) {
				throw new IllegalStateException("secret of the filter");
			}
			if ("refuse".equals(fault)) {
				((HttpServletResponse) response).sendError(403, "secret of the filter");
				return;
			}
			chain.doFilter(request, response);
		};
	}

}
