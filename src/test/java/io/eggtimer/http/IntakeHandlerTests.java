package io.eggtimer.http;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.eggtimer.security.CorsSettings;
import io.eggtimer.security.CrossOriginHeaders;
import io.eggtimer.security.OperatorSettings;
import io.eggtimer.security.SecuritySettings;
import io.eggtimer.serving.RequestLimits;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link IntakeHandler} on a server that only echoes. */
class IntakeHandlerTests {

	private static final int MEMORY = 1000;

	private final Server server = new Server();

	private final LocalConnector connector = new LocalConnector(this.server);

	private final ShutdownDrain drain = new ShutdownDrain(Duration.ZERO);

	private final BodyMemory memory = new BodyMemory(MEMORY);

	private final Admission admission = new Admission(new RequestLimits(4, 1, 1, 1, Duration.ofSeconds(1)),
			new BodyMemory(MEMORY), this.memory, new BodyMemory(MEMORY));

	private volatile CompletableFuture<Void> answers = CompletableFuture.completedFuture(null);

	private volatile boolean faulty;

	@BeforeEach
	void start() throws Exception {
		this.server.addConnector(this.connector);
		this.server.setHandler(new Handler.Abstract() {

			@Override
			public boolean handle(Request request, Response response, Callback callback) throws Exception {
				IntakeHandlerTests.this.answers.get(10, TimeUnit.SECONDS);
				if (IntakeHandlerTests.this.faulty) {
					throw new IllegalStateException("a fault");
				}
				Content.copy(request, response, callback);
				return true;
			}

		});
		CrossOriginHeaders crossOrigin = new CrossOriginHeaders(
				new SecuritySettings(false, new OperatorSettings("", "", "operator"), new CorsSettings(List.of())));
		this.server.setHandler(
				new IntakeHandler(this.server, "/eggs", "/actuator/health", this.admission, this.drain, crossOrigin));
		this.server.setErrorHandler(new ProblemErrorHandler());
		this.server.start();
	}

	@AfterEach
	void allIsGivenBack() throws Exception {
		Awaitility.await().until(() -> this.admission.gate(RequestKind.QUESTION).active() == 0);
		Awaitility.await().until(() -> hasRoom(MEMORY));
		this.server.stop();
	}

	@Test
	void theBodyArrivesAsItWasSentInOnePartOrMany() throws Exception {
		assertThat(this.connector.getResponse(head("Content-Length: 5") + "abcde")).endsWith("\r\n\r\nabcde");
		try (LocalConnector.LocalEndPoint client = this.connector.executeRequest(head("Content-Length: 5") + "ab")) {
			client.addInput("c");
			client.addInput("de");
			assertThat(client.getResponse()).endsWith("\r\n\r\nabcde");
		}
	}

	@Test
	void aBodyForWhichThereIsNoMemoryIsRefusedAndItsConnectionGoesOn() throws Exception {
		String half = "x".repeat(600);
		try (LocalConnector.LocalEndPoint client = this.connector.executeRequest(head("Content-Length: 1200") + half)) {
			client.addInput(half);
			assertThat(client.getResponse()).startsWith("HTTP/1.1 503").contains("overloaded", "Retry-After: 1");
			client.addInput(head("Content-Length: 1") + "y");
			assertThat(client.getResponse()).startsWith("HTTP/1.1 200").endsWith("\r\n\r\ny");
		}
		assertThat(this.admission.gate(RequestKind.QUESTION).rejected()).isEqualTo(1);
	}

	@Test
	void aBodyThatBreaksOffGivesItsMemoryBack() {
		LocalConnector.LocalEndPoint client = this.connector
			.executeRequest(head("Content-Length: 1000") + "x".repeat(600));
		Awaitility.await().until(() -> !hasRoom(MEMORY));
		client.close();
		Awaitility.await().until(() -> hasRoom(MEMORY));
	}

	@Test
	void aQuestionInOnePieceNeedsNoMemoryAndOtherKindsHaveTheirOwn() throws Exception {
		LocalConnector.LocalEndPoint full = this.connector
			.executeRequest(head("Content-Length: 2000") + "x".repeat(MEMORY));
		Awaitility.await().until(this::isFull);
		assertThat(this.connector.getResponse(head("Content-Length: 1") + "y")).endsWith("\r\n\r\ny");
		String array = head("Content-Length: 2").replace("/predict", "/predict/batch");
		try (LocalConnector.LocalEndPoint client = this.connector.executeRequest(array + "[")) {
			client.addInput("]");
			assertThat(client.getResponse()).endsWith("\r\n\r\n[]");
		}
		full.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", ";", ";charset=utf-8", "text/csv;", "application/json" })
	void anyContentTypeIsPassedOn(String type) throws Exception {
		String request = head("Content-Length: 1").replace("/predict", "/predict/batch")
			.replace("application/json", type);
		assertThat(this.connector.getResponse(request + "y")).startsWith("HTTP/1.1 200");
	}

	@ParameterizedTest
	@ValueSource(strings = { "%ff", "a=%C0%80", "a=%", "a=%z", "a=%u0035", "%ff=1&b", "a=%C3" })
	void aQueryThatCannotBeDecodedIsTheClientsFault(String query) throws Exception {
		String request = "GET /eggs/livez?%s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(query);
		assertThat(this.connector.getResponse(request)).startsWith("HTTP/1.1 400")
			.contains("urn:eggtimer:problem:invalid-request", "percent-encoded");
		assertThat(this.connector.getResponse(head("Content-Length: 1").replace("/predict", "/predict?" + query) + "y"))
			.startsWith("HTTP/1.1 400");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "a=%C3%A9&b=1", "=", "&&", "a=+%20", "%00" })
	void anyOtherQueryIsPassedOn(String query) throws Exception {
		assertThat(this.connector.getResponse(head("Content-Length: 1").replace("/predict", "/predict?" + query) + "y"))
			.startsWith("HTTP/1.1 200");
	}

	@Test
	void aFaultInsideGivesItsPlaceBack() throws Exception {
		this.faulty = true;
		for (int i = 0; i < 10; i++) {
			assertThat(this.connector.getResponse(head("Content-Length: 1") + "y")).startsWith("HTTP/1.1 500");
		}
	}

	@Test
	void aClientThatLeavesGivesItsPlaceBack() throws Exception {
		this.answers = new CompletableFuture<>();
		LocalConnector.LocalEndPoint client = this.connector.executeRequest(head("Content-Length: 1") + "y");
		Awaitility.await().until(() -> this.admission.gate(RequestKind.QUESTION).active() == 1);
		client.close();
		this.answers.complete(null);
	}

	@Test
	void whileItDrainsEachAnswerEndsItsConnection() throws Exception {
		this.drain.start();
		assertThat(this.connector.getResponse(head("Content-Length: 1") + "y")).doesNotContain("Connection: close");
		this.drain.stop();
		assertThat(this.connector.getResponse(head("Content-Length: 1") + "y")).startsWith("HTTP/1.1 200")
			.contains("Connection: close");
		this.drain.start();
		assertThat(this.connector.getResponse(head("Content-Length: 1") + "y")).doesNotContain("Connection: close");
	}

	private boolean isFull() {
		return !hasRoom(1);
	}

	private boolean hasRoom(int bytes) {
		boolean room = this.memory.reserve(bytes);
		if (room) {
			this.memory.release(bytes);
		}
		return room;
	}

	private static String head(String header) {
		return "POST /eggs/predict HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n" + header + "\r\n\r\n";
	}

}
