package io.eggtimer.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import io.eggtimer.egg.OverloadedException;

import static org.assertj.core.api.Assertions.assertThat;

/** More requests, and slower ones, than the service has room for. */
@SpringBootTest(classes = WebTestApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "eggtimer.limits.questions=3", "eggtimer.limits.arrays=2", "eggtimer.limits.streams=2",
				"eggtimer.limits.others=2" })
class OverloadIntegrationTests {

	private static final String EGG = "{\"weightGrams\": 60, \"boilMinutes\": 6}";

	private final List<RawConnection> connections = new ArrayList<>();

	private final CountDownLatch open = new CountDownLatch(1);

	@Autowired
	private FakeModel model;

	@Autowired
	private FakeProgress progress;

	@Autowired
	private MeterRegistry metrics;

	@LocalServerPort
	private int port;

	@AfterEach
	void allIsAsBefore() throws IOException {
		this.model.answerAfter(null);
		this.model.failWith(null);
		this.open.countDown();
		this.progress.readyAfter(new CountDownLatch(0));
		for (RawConnection connection : this.connections) {
			connection.close();
		}
		Awaitility.await().until(() -> active("question") + active("array") + active("stream") == 0);
		assertThat(question().receive().status()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			question | /predict       | application/json     | {"weightGrams": 60, "boilMinutes": 6}   | 3
			array    | /predict/batch | application/json     | [{"weightGrams": 60, "boilMinutes": 6}] | 2
			stream   | /predict/batch | application/x-ndjson | {"weightGrams": 60, "boilMinutes": 6}   | 2
			""")
	void whatThereIsNoRoomForIsRefusedAtOnceAndTheOthersAreAnswered(String kind, String path, String type, String body,
			int limit) throws IOException {
		double rejected = rejected(kind);
		this.model.answerAfter(this.open);
		List<RawConnection> admitted = new ArrayList<>();
		for (int i = 0; i < limit; i++) {
			admitted.add(post(path, type, body));
		}
		Awaitility.await().until(() -> active(kind) == limit);
		RawConnection refused = post(path, type, body);
		RawConnection.Response response = refused.receive();
		ProblemAssertions.assertProblem(503, response.header("Content-Type"), response.body());
		assertThat(response.body()).contains("urn:eggtimer:problem:overloaded");
		assertThat(response.header("Retry-After")).isEqualTo("1");
		assertThat(rejected(kind)).isEqualTo(rejected + 1);
		assertThat(get("/livez").receive().status()).isEqualTo(200);
		this.open.countDown();
		this.progress.readyAfter(new CountDownLatch(0));
		for (RawConnection connection : admitted) {
			assertThat(connection.receive().status()).isEqualTo(200);
		}
		Awaitility.await().until(() -> active(kind) == 0); // just after the answers
		send(refused, path, type, body);
		assertThat(refused.receive().status()).isEqualTo(200);
	}

	@Test
	void slowBodiesTakeNobodysPlace() throws IOException {
		List<RawConnection> slow = new ArrayList<>();
		for (int i = 0; i < 300; i++) {
			slow.add(connect().send(head("/predict", "application/json", EGG.length()) + EGG.charAt(0)));
			slow.add(connect().send(head("/predict/batch", "application/json", 100_000) + "[" + EGG));
			slow.add(connect().send(head("/nothing", "text/plain", 10) + "a"));
		}
		assertThat(question().receive().status()).isEqualTo(200);
		assertThat(get("/livez").receive().status()).isEqualTo(200);
		assertThat(active("question") + active("array")).isZero();
		assertThat(slow.get(0).send(EGG.substring(1)).receive().status()).isEqualTo(200);
	}

	@Test
	void answersThatNobodyTakesLeaveRoomForOthers() throws Exception {
		String pipelined = "GET /model HTTP/1.1\r\nHost: a\r\n\r\n".repeat(100);
		for (int i = 0; i < 5; i++) {
			RawConnection never = connect(4096);
			CompletableFuture.runAsync(() -> sendUntilCut(never, pipelined));
		}
		// busy until the buffers of the network are full; waiting for those clients after
		// that
		Awaitility.await()
			.atMost(Duration.ofSeconds(25))
			.until(() -> IntStream.range(0, 20).allMatch((i) -> answers("/model")));
	}

	private boolean answers(String path) {
		try {
			return get(path).receive().status() == 200;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void sendUntilCut(RawConnection connection, String text) {
		try {
			while (true) {
				connection.send(text);
			}
		}
		catch (IOException ex) {
			// the end of the test, or of the service's patience
		}
	}

	@Test
	void streamsThatLastLeaveRoomForEverythingElse() throws IOException {
		for (int i = 0; i < 40; i++) {
			connect().send(head("/predict/batch", "application/x-ndjson", 100_000) + "\n");
		}
		Awaitility.await().until(() -> active("stream") == 2);
		assertThat(question().receive().status()).isEqualTo(200);
		assertThat(post("/predict/batch", "application/json", "[" + EGG + "]").receive().status()).isEqualTo(200);
		assertThat(get("/livez").receive().status()).isEqualTo(200);
	}

	@Test
	void whoFollowsTheProgressTakesThePlacesOfStreamsOnly() throws IOException {
		this.progress.readyAfter(this.open);
		for (int i = 0; i < 2; i++) {
			assertThat(get("/progress").receiveHead().status()).isEqualTo(200);
		}
		for (int i = 0; i < 300; i++) {
			RawConnection.Response refused = get("/progress").receive();
			ProblemAssertions.assertProblem(503, refused.header("Content-Type"), refused.body());
			assertThat(refused.header("Retry-After")).isEqualTo("1");
		}
		assertThat(question().receive().status()).isEqualTo(200);
		assertThat(get("/model").receive().status()).isEqualTo(200);
		assertThat(get("/livez").receive().status()).isEqualTo(200);
	}

	@Test
	void whoFollowsTheProgressAndIsGoneLeavesItsPlace() throws IOException {
		this.progress.readyAfter(this.open);
		for (int i = 0; i < 2; i++) {
			RawConnection gone = get("/progress");
			gone.receiveHead();
			gone.close();
		}
		Awaitility.await().until(() -> active("stream") == 0);
		assertThat(get("/progress").receiveHead().status()).isEqualTo(200);
	}

	@Test
	void aQuestionThatWaitedTooLongIsToldToTryAgain() throws IOException {
		this.model.failWith(new OverloadedException());
		RawConnection.Response response = question().receive();
		ProblemAssertions.assertProblem(503, response.header("Content-Type"), response.body());
		assertThat(response.body()).contains("urn:eggtimer:problem:overloaded");
		assertThat(response.header("Retry-After")).isNotEmpty();
	}

	private double active(String kind) {
		return this.metrics.get("eggtimer.requests.active").tag("kind", kind).gauge().value();
	}

	private double rejected(String kind) {
		return this.metrics.get("eggtimer.requests.rejected").tag("kind", kind).functionCounter().count();
	}

	private RawConnection question() throws IOException {
		return post("/predict", "application/json", EGG);
	}

	private RawConnection get(String path) throws IOException {
		return connect().send("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
	}

	private RawConnection post(String path, String type, String body) throws IOException {
		return send(connect(), path, type, body);
	}

	private static RawConnection send(RawConnection connection, String path, String type, String body)
			throws IOException {
		return connection.send(head(path, type, body.length()) + body);
	}

	private RawConnection connect() throws IOException {
		return connect(0);
	}

	private RawConnection connect(int receiveBuffer) throws IOException {
		RawConnection connection = new RawConnection(this.port, receiveBuffer);
		this.connections.add(connection);
		return connection;
	}

	private static String head(String path, String type, int length) {
		return "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Type: " + type + "\r\nContent-Length: " + length
				+ "\r\n\r\n";
	}

}
