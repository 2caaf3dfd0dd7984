package io.eggtimer.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link Deadlines} and {@link Exchange}. */
class DeadlinesTests {

	private final Server server = new Server();

	private final LocalConnector connector = new LocalConnector(this.server);

	private final Deadlines deadlines = new Deadlines(this.server.getScheduler());

	@AfterEach
	void stop() throws Exception {
		this.server.stop();
	}

	@Test
	void anExchangeThatLastsTooLongLosesItsConnection() throws Exception {
		start(Duration.ofMillis(100), (response, exchange) -> {
		});
		try (LocalConnector.LocalEndPoint client = ask()) {
			client.waitUntilClosedOrIdleFor(10, TimeUnit.SECONDS);
			assertThat(client.isOpen()).isFalse();
		}
	}

	@Test
	void oneThatIsAnsweredInTimeKeepsIt() throws Exception {
		start(Duration.ofMillis(300), (response, exchange) -> Content.Sink.write(response, true, "answered", exchange));
		try (LocalConnector.LocalEndPoint client = ask()) {
			assertThat(client.getResponse()).endsWith("answered");
			assertThat(client.isOpen()).isTrue();
			Awaitility.await().until(() -> !this.deadlines.iterator().hasNext());
		}
	}

	private void start(Duration deadline, Answerer answerer) throws Exception {
		this.server.addConnector(this.connector);
		this.server.setHandler(new Handler.Abstract() {

			@Override
			public boolean handle(Request request, Response response, Callback callback) {
				answerer.answer(response, Exchange.begin(request, deadline, callback, DeadlinesTests.this.deadlines));
				return true;
			}

		});
		this.server.start();
	}

	private LocalConnector.LocalEndPoint ask() {
		return this.connector.executeRequest("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
	}

	private interface Answerer {

		void answer(Response response, Exchange exchange);

	}

}
