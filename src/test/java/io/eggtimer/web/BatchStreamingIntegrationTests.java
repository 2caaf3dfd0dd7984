package io.eggtimer.web;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** {@code POST /predict/batch} while it streams: waiting, blocking and breaking off. */
@SpringBootTest(classes = WebTestApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class BatchStreamingIntegrationTests {

	private static final String EGG = "{\"weightGrams\": 60, \"boilMinutes\": 6}\n";

	/** Longer than its answer, so that the buffers of the network are soon full. */
	private static final String LONG_EGG = " ".repeat(960) + EGG;

	@Autowired
	private FakeModel model;

	@LocalServerPort
	private int port;

	@AfterEach
	void recover() {
		this.model.failWith(null);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Expect: 100-continue\r\n" })
	void aClientMayWaitForEachAnswerBeforeItAsksAgain(String expect) throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			connection.send(head("application/x-ndjson", expect + "Transfer-Encoding: chunked"));
			if (!expect.isEmpty()) {
				assertThat(connection.receiveHead().status()).isEqualTo(100);
			}
			connection.send(chunk(EGG));
			assertThat(connection.receiveHead().status()).isEqualTo(200);
			assertThat(connection.receiveChunk()).contains("soft").endsWith("\n");
			connection.send(chunk("{\n"));
			assertThat(connection.receiveChunk()).contains("\"line\":2");
			connection.send(chunk(EGG.substring(0, 9))).send(chunk(EGG.substring(9)));
			assertThat(connection.receiveChunk()).contains("soft");
			connection.send("0\r\n\r\n");
			assertThat(connection.receiveChunk()).isEmpty();
			assertStillAnswers(connection);
		}
	}

	@Test
	void rowsAreAnsweredOneByOneToo() throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			connection.send(head("text/csv", "Transfer-Encoding: chunked")).send(chunk("weightGrams,boilMinutes\n"));
			assertThat(connection.receiveHead().status()).isEqualTo(200);
			assertThat(connection.receiveChunk()).startsWith("weightGrams,boilMinutes,outcome");
			connection.send(chunk("60,6\n"));
			assertThat(connection.receiveChunk()).startsWith("60,6,soft");
		}
	}

	@Test
	void aClientThatDoesNotReadCannotGoOnSendingUntilItDoes(CapturedOutput output) throws Exception {
		AtomicLong sent = new AtomicLong();
		int lines = 30_000;
		try (RawConnection connection = new RawConnection(this.port)) {
			connection.send(head("application/x-ndjson", "Content-Length: " + ((long) lines * LONG_EGG.length())));
			CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sendLines(connection, lines, sent));
			assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> sending.get(3, TimeUnit.SECONDS));
			long blocked = sent.get();
			Thread.sleep(1000);
			assertThat(sent.get()).isEqualTo(blocked).isLessThan(lines);
			RawConnection.Response response = connection.receive();
			sending.get(5, TimeUnit.SECONDS);
			assertThat(response.status()).isEqualTo(200);
			assertThat(response.body().lines()).hasSize(lines);
			assertStillAnswers(connection);
		}
		assertThat(output).doesNotContain(" WARN ", " ERROR ");
	}

	@Test
	void aClientThatNeverReadsIsCutOffWithoutAWordInTheLog(CapturedOutput output) throws Exception {
		try (RawConnection connection = new RawConnection(this.port)) {
			connection.send(head("application/x-ndjson", "Content-Length: 1000000000"));
			CompletableFuture<Void> sending = CompletableFuture
				.runAsync(() -> sendLines(connection, 10_000_000, new AtomicLong()));
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> sending.get(14, TimeUnit.SECONDS));
		}
		assertThat(output).doesNotContain(" WARN ", " ERROR ", "\tat ");
	}

	@ParameterizedTest
	@CsvSource({ "5;zz", "zz" })
	void anAnswerThatBreaksOffDoesNotLookComplete(String broken, CapturedOutput output) throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			connection.send(head("application/x-ndjson", "Transfer-Encoding: chunked")).send(chunk(EGG));
			assertThat(connection.receiveHead().status()).isEqualTo(200);
			assertThat(connection.receiveChunk()).contains("soft");
			connection.send(broken + "\r\n").endOfInput();
			assertThatIOException().isThrownBy(connection::receiveChunk);
		}
		assertThat(output).doesNotContain(" WARN ", " ERROR ", "\tat ");
	}

	@Test
	void aFaultOfOursInTheMiddleIsLoggedOnceAndCutsTheAnswer(CapturedOutput output) throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			connection.send(head("application/x-ndjson", "Transfer-Encoding: chunked")).send(chunk(EGG));
			assertThat(connection.receiveHead().status()).isEqualTo(200);
			assertThat(connection.receiveChunk()).contains("soft");
			this.model.failWith(new IllegalStateException("secret of the kernel"));
			connection.send(chunk(EGG));
			assertThatIOException().isThrownBy(connection::receiveChunk);
		}
		// the connection may be cut before the log is written
		Awaitility.await().until(() -> output.getOut().contains("secret of the kernel"));
		assertThat(output).containsOnlyOnce("secret of the kernel").doesNotContain(" WARN ");
	}

	@ParameterizedTest
	@CsvSource({ "application/x-ndjson", "text/csv", "application/json" })
	void aBodyThatEndsTooSoonIsNoFaultOfOurs(String type, CapturedOutput output) throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			connection.send(head(type, "Content-Length: 50") + "{\"weight").endOfInput();
			RawConnection.Response response = connection.receive();
			assertThat(response.status()).isEqualTo(400);
			ProblemAssertions.assertProblem(400, response.header("Content-Type"), response.body());
		}
		assertThat(output).doesNotContain(" WARN ", " ERROR ");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			text/csv             | a,b       | 400
			application/json     | [5]       | 400
			application/x-ndjson | {         | 200
			text/plain           | [5]       | 415
			""")
	void theConnectionOutlivesProblems(String type, String body, int status) throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			connection.send(head(type, "Content-Length: " + body.length()) + body);
			assertThat(connection.receive().status()).isEqualTo(status);
			assertStillAnswers(connection);
		}
	}

	@Test
	void theConnectionOutlivesAnArrayOverTheLimit() throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			int size = 5_000_000;
			connection.send(head("application/json", "Content-Length: " + size) + " ".repeat(size));
			assertThat(connection.receive().status()).isEqualTo(413);
			connection
				.send(head("application/json", "Transfer-Encoding: chunked") + chunk(" ".repeat(size)) + "0\r\n\r\n");
			assertThat(connection.receive().status()).isEqualTo(413);
			assertStillAnswers(connection);
		}
	}

	private static void sendLines(RawConnection connection, int lines, AtomicLong sent) {
		String hundred = LONG_EGG.repeat(100);
		try {
			while (sent.get() < lines) {
				connection.send(hundred);
				sent.addAndGet(100);
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void assertStillAnswers(RawConnection connection) throws IOException {
		connection.send(head("application/x-ndjson", "Content-Length: " + EGG.length()) + EGG);
		RawConnection.Response response = connection.receive();
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).contains("soft");
	}

	private static String head(String type, String header) {
		return "POST /predict/batch HTTP/1.1\r\nHost: a\r\nContent-Type: " + type + "\r\n" + header + "\r\n\r\n";
	}

	private static String chunk(String text) {
		return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
	}

}
