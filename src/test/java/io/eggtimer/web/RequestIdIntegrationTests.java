package io.eggtimer.web;

import java.io.IOException;
import java.util.Locale;

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

/** Request ids on a real server. */
@SpringBootTest(classes = WebTestApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class RequestIdIntegrationTests {

	private static final String EGG = "{\"weightGrams\": 60, \"boilMinutes\": 6}";

	private static final String HEADER = "X-Request-Id";

	@LocalServerPort
	private int port;

	@Autowired
	private FakeModel model;

	@AfterEach
	void recover() {
		this.model.failWith(null);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "POST /predict | 200 |", "GET /model | 200 |", "GET /nothing | 404 |",
			"GET /predict | 405 |", "TRACE /predict | 405 |", "BREW /predict | 405 |", "GET /livez | 200 |",
			"GET /actuator/health | 200 |", "POST /predict | 500 | Fault: throw", "POST /predict | 403 | Fault: refuse",
			"POST /predict | 415 | Content-Encoding: gzip", "POST /predict | 406 | Accept: image/png" })
	void everyAnswerNamesTheIdOfItsRequest(String line, int status, String header) throws IOException {
		RawConnection.Response response = send(line,
				(header != null) ? header + "\r\nX-Request-Id: a.b-C_1" : "X-Request-Id: a.b-C_1");
		assertThat(response.status()).isEqualTo(status);
		assertThat(idLines(response)).isEqualTo(1);
		assertThat(response.header(HEADER)).isEqualTo("a.b-C_1");
	}

	@Test
	void aStreamThatIsRefusedNamesItToo() throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			RawConnection.Response response = connection
				.send("POST /predict/batch HTTP/1.1\r\nHost: a\r\nX-Request-Id: abc\r\nContent-Type: text/csv\r\n"
						+ "Content-Length: 3\r\n\r\na,b")
				.receive();
			assertThat(response.status()).isEqualTo(400);
			assertThat(response.header(HEADER)).isEqualTo("abc");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "a b", "<script>", "a\u00e9", "a\tb", "x%0d%0aSet-Cookie:%20a=b",
			"01234567890123456789012345678901234567890123456789012345678901234" })
	void anIdThatIsNotPlainIsReplacedAndNotLogged(String id, CapturedOutput output) throws IOException {
		this.model.failWith(new IllegalStateException("a fault"));
		RawConnection.Response response = send("POST /predict", HEADER + ": " + id);
		assertThat(response.status()).isEqualTo(500);
		assertThat(response.header(HEADER)).matches("[0-9a-f]{16}");
		assertThat(output).contains("[" + response.header(HEADER) + "] ").doesNotContain(id);
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /%2F", "GET /%zz", "GET /predict?{}", "CONNECT a:80" })
	void whatIsRefusedBeforeItGetsToAFilterHasOneToo(String line) throws IOException {
		assertThat(send(line, "X-Request-Id: abc").header(HEADER)).matches("abc|[0-9a-f]{16}");
		assertThat(send(line, "X-Request-Id: a b").header(HEADER)).matches("[0-9a-f]{16}");
	}

	@Test
	void ofSeveralIdsTheFirstDecides() throws IOException {
		assertThat(send("GET /model", "X-Request-Id: one\r\nX-Request-Id: two").header(HEADER)).isEqualTo("one");
		assertThat(send("GET /model", "X-Request-Id: o n e\r\nX-Request-Id: two").header(HEADER))
			.matches("[0-9a-f]{16}");
	}

	@Test
	void aHeaderThatIsFoldedOverLinesIsNotAnId() throws IOException {
		RawConnection.Response response = send("GET /model", "X-Request-Id: a\r\n b: c");
		assertThat(response.head()).doesNotContain("b: c");
		assertThat(response.header(HEADER)).matches("[0-9a-f]{16}");
	}

	@Test
	void theLogNamesTheRequestOfAFault(CapturedOutput output) throws IOException {
		this.model.failWith(new IllegalStateException("a fault"));
		send("POST /predict", "X-Request-Id: order-66");
		assertThat(output.getAll().lines().filter((line) -> line.contains("Failed to answer uri=/predict")))
			.singleElement()
			.asString()
			.containsOnlyOnce("[order-66] io.eggtimer.web.ProblemAdvice ");
	}

	private RawConnection.Response send(String line, String headers) throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			return connection
				.send(line + " HTTP/1.1\r\nHost: a\r\n" + headers
						+ "\r\nContent-Type: application/json\r\nContent-Length: " + EGG.length()
						+ "\r\nConnection: close\r\n\r\n" + EGG)
				.receive();
		}
	}

	private static long idLines(RawConnection.Response response) {
		return response.head()
			.lines()
			.filter((line) -> line.toLowerCase(Locale.ROOT).startsWith("x-request-id:"))
			.count();
	}

}
