package io.eggtimer.http;

import java.time.Duration;

import org.eclipse.jetty.ee11.webapp.AbstractConfiguration;
import org.eclipse.jetty.ee11.webapp.Configuration;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Sets up what of Jetty has no property of its own in {@code application.yml}. */
@Component
@ConditionalOnWebApplication // commands run without a server
class JettyCustomizer implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

	/**
	 * How long a request may make no progress: none of its body comes, or none of the
	 * answer is taken. A choice, shorter than
	 * {@code server.jetty.connection-idle-timeout} as a thread may be waiting meanwhile.
	 */
	private static final Duration STALLED = Duration.ofSeconds(10);

	/** How long an idle connection is kept where there is no room for another one. */
	private static final Duration IDLE_WHEN_FULL = Duration.ofSeconds(1);

	/** Threads that Jetty needs for itself, to accept and to select; a choice. */
	private static final int OWN_THREADS = 16;

	/** A choice, rather than Java's 50: more than clients connect in a moment. */
	private static final int ACCEPT_QUEUE = 1024;

	private final ProblemErrorHandler errorHandler = new ProblemErrorHandler();

	private final Intake intake;

	JettyCustomizer(Intake intake) {
		this.intake = intake;
	}

	@Override
	public void customize(JettyServletWebServerFactory factory) {
		factory.addServerCustomizers((server) -> customize(server, factory.getSettings().getContextPath().toString()));
		factory.addConfigurations(errorsOfTheContext());
	}

	private void customize(Server server, String contextPath) {
		server.setErrorHandler(this.errorHandler);
		int requests = this.intake.guard(server, contextPath);
		// a thread for each that may be let in, so that none waits for one of another
		// kind
		((QueuedThreadPool) server.getThreadPool())
			.setMaxThreads(requests + OWN_THREADS + 2 * Runtime.getRuntime().availableProcessors());
		NetworkConnectionLimit connections = server.getBean(NetworkConnectionLimit.class);
		if (connections != null) {
			connections.setEndPointIdleTimeout(IDLE_WHEN_FULL.toMillis());
		}
		for (Connector connector : server.getConnectors()) {
			connector.getConnectionFactory(HttpConnectionFactory.class)
				.getHttpConfiguration()
				.setIdleTimeout(STALLED.toMillis());
			((ServerConnector) connector).setAcceptQueueSize(ACCEPT_QUEUE);
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
