package io.eggtimer.web;

import java.util.Objects;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Sets up a management port of its own as the main one: Spring Boot makes it a server
 * without the customizers and filters of the application.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@Conditional(ManagementPortConfiguration.InManagementContext.class)
class ManagementPortConfiguration {

	@Bean
	WebServerFactoryCustomizer<JettyServletWebServerFactory> customizersOfTheMainPort(ApplicationContext context) {
		ObjectProvider<WebServerFactoryCustomizer<JettyServletWebServerFactory>> customizers = parent(context)
			.getBeanProvider(ResolvableType.forClassWithGenerics(WebServerFactoryCustomizer.class,
					JettyServletWebServerFactory.class));
		return (factory) -> customizers.orderedStream().forEach((customizer) -> customizer.customize(factory));
	}

	@Bean
	FilterRegistrationBean<EmptyErrorFilter> emptyErrorFilterRegistration(ApplicationContext context) {
		return new FilterRegistrationBean<>(parent(context).getBean(EmptyErrorFilter.class));
	}

	@Bean
	FilterRegistrationBean<RequestIdFilter> requestIdFilterRegistration(ApplicationContext context) {
		FilterRegistrationBean<RequestIdFilter> registration = new FilterRegistrationBean<>(
				parent(context).getBean(RequestIdFilter.class));
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return registration;
	}

	@Bean
	FilterRegistrationBean<TraceFilter> traceFilterRegistration(ApplicationContext context) {
		return new FilterRegistrationBean<>(parent(context).getBean(TraceFilter.class));
	}

	private static ApplicationContext parent(ApplicationContext context) {
		return Objects.requireNonNull(context.getParent());
	}

	/**
	 * Whether the context is a child, that of the management port. The scan of the main
	 * one would find this configuration, too.
	 */
	static class InManagementContext implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return context.getBeanFactory() != null && context.getBeanFactory().getParentBeanFactory() != null;
		}

	}

}
