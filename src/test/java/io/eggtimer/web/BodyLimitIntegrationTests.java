package io.eggtimer.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import io.eggtimer.egg.ModelNotReadyException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for {@link io.eggtimer.http.IntakeHandler} and its bodies on a real server.
 */
@SpringBootTest(classes = WebTestApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class BodyLimitIntegrationTests {

	private static final String GOOD = "{\"weightGrams\": 60, \"boilMinutes\": 6}";

	private static final String HEAD = "POST /predict HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n";

	private final HttpClient client = HttpClient.newBuilder().version(Version.HTTP_1_1).build();

	@Autowired
	private FakeModel model;

	@LocalServerPort
	private int port;

	@AfterEach
	void aGoodRequestStillGetsItsAnswer() throws Exception {
		assertThat(send("/predict", BodyPublishers.ofString(GOOD)).statusCode()).isEqualTo(200);
	}

	@Test
	void aBodyOfJustTheLimitIsTakenWhetherItsLengthIsKnownOrNot() throws Exception {
		byte[] body = padded(16 * 1024);
		assertThat(send("/predict", BodyPublishers.ofByteArray(body)).statusCode()).isEqualTo(200);
		assertThat(send("/predict", streamed(body)).statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(ints = { 16 * 1024 + 1, 100_000, 1_900_000 })
	void aBodyOverTheLimitIsRefusedWhetherItsLengthIsKnownOrNot(int size) throws Exception {
		byte[] body = padded(size);
		assertTooLarge(send("/predict", BodyPublishers.ofByteArray(body)));
		assertTooLarge(send("/predict", streamed(body)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/model", "/nothing", "/actuator/health" })
	void noOtherPathTakesALargeBodyEither(String path) throws Exception {
		assertTooLarge(send(path, BodyPublishers.ofByteArray(padded(100_000))));
	}

	@Test
	void theClientCanSendTheWholeBodyAndStillReadTheRefusal() throws Exception {
		try (RawConnection connection = new RawConnection(this.port)) {
			connection.send(HEAD + "Content-Length: 750000\r\n\r\n");
			for (int i = 0; i < 14; i++) {
				connection.send("x".repeat(50_000));
				assertThat(connection.hasAnswer()).isFalse(); // or some clients would
																// hang up
				Thread.sleep(100); // a connection that is cut takes a second to break
			}
			assertThat(connection.send("x".repeat(50_000)).receive().status()).isEqualTo(413);
			assertStillAnswers(connection);
		}
	}

	@Test
	void aClientThatAsksFirstIsToldToContinueWithAGoodBody() throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			connection.send(HEAD + "Expect: 100-continue\r\nContent-Length: " + GOOD.length() + "\r\n\r\n");
			assertThat(connection.receiveHead().status()).isEqualTo(100);
			assertThat(connection.send(GOOD).receive().status()).isEqualTo(200);
		}
	}

	@Test
	void aClientThatAsksFirstIsSparedSendingALargeBody() throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			connection.send(HEAD + "Expect: 100-continue\r\nContent-Length: 1000000\r\n\r\n");
			RawConnection.Response response = connection.receive();
			assertThat(response.status()).isEqualTo(413);
			// as there is no telling whether the body or a request comes next (RFC 9110,
			// 10.1.1)
			assertThat(response.header("Connection")).isEqualTo("close");
		}
	}

	@Test
	void aClientThatWasToldToContinueCanSendTheWholeStreamAndStillReadTheRefusal() throws Exception {
		try (RawConnection connection = new RawConnection(this.port)) {
			connection.send(HEAD + "Expect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n");
			assertThat(connection.receiveHead().status()).isEqualTo(100);
			for (int i = 0; i < 15; i++) {
				connection.send("c350\r\n" + " ".repeat(50_000) + "\r\n");
				assertThat(connection.hasAnswer()).isFalse(); // or some clients would
																// hang up
				Thread.sleep(100); // a connection that is cut takes a second to break
			}
			assertThat(connection.send("0\r\n\r\n").receive().status()).isEqualTo(413);
			assertStillAnswers(connection);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 16 * 1024 + 1, 2_000_000 })
	void theConnectionOutlivesABodyOverTheLimit(int size) throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			String body = " ".repeat(size);
			connection.send(HEAD + "Content-Length: " + size + "\r\n\r\n" + body);
			assertThat(connection.receive().status()).isEqualTo(413);
			assertStillAnswers(connection);
			String chunk = Integer.toHexString(size) + "\r\n" + body + "\r\n0\r\n\r\n";
			connection.send(HEAD + "Transfer-Encoding: chunked\r\n\r\n" + chunk);
			assertThat(connection.receive().status()).isEqualTo(413);
			assertStillAnswers(connection);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Content-Length: 100000000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n5f5e100\r\n" })
	void theConnectionIsCutWhenABodyDoesNotEnd(String framing) throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			connection.send(HEAD + framing);
			assertThatIOException().isThrownBy(() -> {
				for (int i = 0; i < 1999; i++) {
					connection.send(" ".repeat(50_000));
				}
			});
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			POST /predict | {                                       | 400
			POST /predict | {"weightGrams": 1}                      | 400
			POST /predict | {"weightGrams": 60, "boilMinutes": 6} x | 400
			POST /nothing | {}                                      | 404
			PUT /predict  | {}                                      | 405
			GET //predict |                                         | 400
			""")
	void theConnectionOutlivesProblems(String methodAndPath, @Nullable String body, int status) throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			String sent = (body != null) ? body : "";
			connection.send(HEAD.replace("POST /predict", methodAndPath) + "Content-Length: " + sent.length()
					+ "\r\n\r\n" + sent);
			assertThat(connection.receive().status()).isEqualTo(status);
			assertStillAnswers(connection);
		}
	}

	@Test
	void aCompressedBodyIsRefusedWithTheCodingThatIsNot() throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			connection.send(HEAD + "Content-Encoding: gzip\r\nContent-Length: " + GOOD.length() + "\r\n\r\n" + GOOD);
			RawConnection.Response response = connection.receive();
			ProblemAssertions.assertProblem(415, response.header("Content-Type"), response.body());
			assertThat(response.header("Accept-Encoding")).isEqualTo("identity");
			assertStillAnswers(connection);
		}
	}

	@Test
	void theConnectionOutlivesABodyThatIsRefusedBeforeItIsThere() throws Exception {
		try (RawConnection connection = new RawConnection(this.port)) {
			connection.send("POST /predict HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{}");
			Thread.sleep(100);
			assertThat(connection.send(" ".repeat(98)).receive().status()).isEqualTo(415);
			assertStillAnswers(connection);
		}
	}

	@Test
	void theConnectionOutlivesOurOwnFaults() throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			this.model.failWith(new ModelNotReadyException());
			connection.send(HEAD + "Content-Length: " + GOOD.length() + "\r\n\r\n" + GOOD);
			assertThat(connection.receive().status()).isEqualTo(503);
			this.model.failWith(new IllegalStateException("no reason"));
			connection.send(HEAD + "Content-Length: " + GOOD.length() + "\r\n\r\n" + GOOD);
			assertThat(connection.receive().status()).isEqualTo(500);
			this.model.failWith(null);
			assertStillAnswers(connection);
		}
	}

	private static void assertStillAnswers(RawConnection connection) throws IOException {
		connection.send(HEAD + "Content-Length: " + GOOD.length() + "\r\n\r\n" + GOOD);
		assertThat(connection.receive().status()).isEqualTo(200);
	}

	private static void assertTooLarge(HttpResponse<String> response) {
		assertThat(response.statusCode()).isEqualTo(413);
		assertThat(response.body()).contains("urn:eggtimer:problem:payload-too-large", "16384 bytes");
		ProblemAssertions.assertProblem(413, response.headers().firstValue("Content-Type").orElse(""), response.body());
	}

	private static byte[] padded(int size) {
		return (GOOD + " ".repeat(size - GOOD.length())).getBytes(StandardCharsets.UTF_8);
	}

	private static BodyPublisher streamed(byte[] body) {
		return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)); // chunked
	}

	private HttpResponse<String> send(String path, BodyPublisher body) throws IOException, InterruptedException {
		return this.client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.header("Content-Type", "application/json")
			.timeout(Duration.ofSeconds(5))
			.POST(body)
			.build(), BodyHandlers.ofString());
	}

}
