package io.eggtimer.web;

import java.time.Duration;

import org.eclipse.jetty.ee11.webapp.AbstractConfiguration;
import org.eclipse.jetty.ee11.webapp.Configuration;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;

import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Sets up what of Jetty has no property of its own in {@code application.yml}. */
@Component
class JettyCustomizer implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

	/**
	 * How long a request may make no progress: none of its body comes, or none of the
	 * answer is taken. A choice, shorter than
	 * {@code server.jetty.connection-idle-timeout} as a thread may be waiting meanwhile.
	 */
	private static final Duration STALLED = Duration.ofSeconds(10);

	private final ProblemErrorHandler errorHandler = new ProblemErrorHandler();

	@Override
	public void customize(JettyServletWebServerFactory factory) {
		factory.addServerCustomizers(this::customize);
		factory.addConfigurations(errorsOfTheContext());
	}

	private void customize(Server server) {
		server.setErrorHandler(this.errorHandler);
		for (Connector connector : server.getConnectors()) {
			connector.getConnectionFactory(HttpConnectionFactory.class)
				.getHttpConfiguration()
				.setIdleTimeout(STALLED.toMillis());
			// while the server shuts down, too; Jetty would cut it to a second
			((AbstractConnector) connector).setShutdownIdleTimeout(STALLED.toMillis());
		}
	}

	/** Comes after the configuration in which Boot sets a handler of its own. */
	private Configuration errorsOfTheContext() {
		return new AbstractConfiguration(new AbstractConfiguration.Builder()) {

			@Override
			public void configure(WebAppContext context) {
				context.setErrorHandler(JettyCustomizer.this.errorHandler);
			}

		};
	}

}
