package io.eggtimer.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** Traces of requests, as a collector gets them. */
@SpringBootTest(classes = WebTestApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.tracing.sampling.probability=0",
				"management.opentelemetry.tracing.export.schedule-delay=50ms" })
@ExtendWith(OutputCaptureExtension.class)
class TracingIntegrationTests {

	private static final String EGG = "{\"weightGrams\": 60, \"boilMinutes\": 6}";

	private static final BlockingQueue<byte[]> EXPORTED = new LinkedBlockingQueue<>();

	private static @Nullable HttpServer collector;

	@LocalServerPort
	private int port;

	@Autowired
	private FakeModel model;

	@DynamicPropertySource
	static void collect(DynamicPropertyRegistry properties) throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
		server.createContext("/v1/traces", (exchange) -> {
			EXPORTED.add(exchange.getRequestBody().readAllBytes());
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		});
		server.start();
		collector = server;
		properties.add("management.opentelemetry.tracing.export.otlp.endpoint",
				() -> "http://localhost:" + server.getAddress().getPort() + "/v1/traces");
	}

	@AfterAll
	static void stop() {
		if (collector != null) {
			collector.stop(0);
		}
	}

	@AfterEach
	void recover() {
		this.model.failWith(null);
	}

	@Test
	void aRequestJoinsTheTraceOfItsCaller() throws Exception {
		predict("traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\nX-Request-Id: order-66");
		assertThat(exportedUpTo("4bf92f3577b34da6a3ce929d0e0e4736")).contains(hex("00f067aa0ba902b7"),
				"http post /predict", "request.id", "order-66", "service.name", "eggtimer");
	}

	@Test
	void aRequestThatIsNotSampledIsNotSent() throws Exception {
		predict("X-Request-Id: not-sampled");
		predict("traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4737-00f067aa0ba902b7-00");
		predict("traceparent: 00-5bf92f3577b34da6a3ce929d0e0e4738-00f067aa0ba902b7-01");
		assertThat(exportedUpTo("5bf92f3577b34da6a3ce929d0e0e4738"))
			.doesNotContain(hex("4bf92f3577b34da6a3ce929d0e0e4737"), "not-sampled");
	}

	@Test
	void probesAreLeftOut() throws Exception {
		String sampled = "traceparent: 00-6bf92f3577b34da6a3ce929d0e0e4739-00f067aa0ba902b7-01";
		send("GET /livez HTTP/1.1\r\n" + sampled, "");
		send("GET /actuator/prometheus HTTP/1.1\r\n" + sampled, "");
		predict("traceparent: 00-7bf92f3577b34da6a3ce929d0e0e4739-00f067aa0ba902b7-01");
		assertThat(exportedUpTo("7bf92f3577b34da6a3ce929d0e0e4739"))
			.doesNotContain(hex("6bf92f3577b34da6a3ce929d0e0e4739"));
	}

	@Test
	void theLogNamesTheTraceNextToTheRequest(CapturedOutput output) throws Exception {
		this.model.failWith(new IllegalStateException("a fault"));
		predict("traceparent: 00-8bf92f3577b34da6a3ce929d0e0e4739-00f067aa0ba902b7-01\r\nX-Request-Id: order-67");
		assertThat(output).contains("[order-67 8bf92f3577b34da6a3ce929d0e0e4739] io.eggtimer.web.ProblemAdvice");
	}

	/** Returns all that is exported, in its order, until a trace is in it. */
	private static String exportedUpTo(String trace) throws InterruptedException {
		StringBuilder exported = new StringBuilder();
		while (exported.indexOf(hex(trace)) == -1) {
			byte[] spans = EXPORTED.poll(10, TimeUnit.SECONDS);
			assertThat(spans).as("spans of the trace " + trace).isNotNull();
			exported.append(new String(spans, StandardCharsets.ISO_8859_1));
		}
		return exported.toString();
	}

	/** Returns bytes, one per character. */
	private static String hex(String digits) {
		return new String(HexFormat.of().parseHex(digits), StandardCharsets.ISO_8859_1);
	}

	private void predict(String headers) throws IOException {
		send("POST /predict HTTP/1.1\r\n" + headers, EGG);
	}

	private void send(String head, String body) throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			connection
				.send(head + "\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
						+ "\r\nConnection: close\r\n\r\n" + body)
				.receive();
		}
	}

}
