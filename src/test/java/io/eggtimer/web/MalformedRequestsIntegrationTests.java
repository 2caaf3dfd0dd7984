package io.eggtimer.web;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests that are not HTTP, or that Jetty refuses before Spring sees them. */
@SpringBootTest(classes = WebTestApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class MalformedRequestsIntegrationTests {

	private static final String GOOD = "{\"weightGrams\": 60, \"boilMinutes\": 6}";

	private static final List<String> BAD_TARGETS = List.of("/%", "/%zz", "/%0", "/%00", "/%2F", "/predict%2F", "/%5C",
			"/predict/..%2fmodel", "/..", "/../", "/../model", "/../../etc/passwd", "/..;/model", "/%2e%2e/model",
			"/predict|x", "/predict\\x", "\\predict", "/pre^dict", "/pre`dict", "/pre{dict}", "/pre\"dict",
			"/pre<dict>", "/predict?<script>", "/predict?a=\"b\"", "/predict?{}", "/predict?[]|", "/pre\u00e9dict",
			"/predict\u0000", "/predict\u0001", "predict", "http://", "http:///predict", "ftp://x/predict",
			"http://[/predict", "?", "%", "%2F", ":80/predict", "*", "/%c0%af", "/%ff", "/%e2%82", "/predict%ff",
			"/" + "x".repeat(9000));

	private static final List<String> BAD_HEADERS = List.of("Host: b", "Host : a", "Content-Length: six",
			"Content-Length: -1", "Content-Length: 1\r\nContent-Length: 2", "Content-Length: 99999999999999999999",
			"Content-Length: 5, 6", "Content-Length: 0x10", "Content-Length: 4\r\nTransfer-Encoding: chunked, chunked",
			"No colon", ": no name", "Spaces in name: x", "Na\u0000me: x", "Name: a\u0000b", "Name: a\u0007b",
			"N\u00e4me: x", "(): x", "Name\r: x", "Big: " + "x".repeat(20000), "x: y\r\n".repeat(1000) + "x: y",
			"Transfer-Encoding: identity, nonsense", "Transfer-Encoding: nonsense", "Transfer-Encoding: gzip",
			"Transfer-Encoding: gzip, chunked", "Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked",
			"Expect: a-miracle");

	private static final List<String> NOT_HTTP = List.of("GARBAGE\r\n\r\n", "{\"weightGrams\": 60}\r\n\r\n",
			"POST /predict HTTP/9.9\r\nHost: a\r\n\r\n", "POST /predict HTTP/1.1x\r\nHost: a\r\n\r\n",
			"POST /predict HTTPS\r\nHost: a\r\n\r\n", "POST /pre dict HTTP/1.1\r\nHost: a\r\n\r\n",
			"PO(ST /predict HTTP/1.1\r\nHost: a\r\n\r\n", "X".repeat(9000) + " / HTTP/1.1\r\nHost: a\r\n\r\n",
			"POST /predict HTTP/1.1\r\n\r\n", "POST /predict HTTP/1.1\r\nHost: a b\r\n\r\n",
			"POST /predict HTTP/1.1\r\nHost: [::\r\n\r\n", "POST /predict HTTP/1.1\r\nHost: a:b\r\n\r\n",
			"\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\r\n\r\n",
			"TRACE /predict HTTP/1.1\r\nHost: a\r\n\r\n", "TRACE / HTTP/1.1\r\nHost: a\r\nCookie: secret\r\n\r\n",
			"CONNECT a:80 HTTP/1.1\r\nHost: a:80\r\n\r\n");

	private static final List<String> BAD_CHUNKS = List.of("zz\r\n" + GOOD, "-1\r\n" + GOOD, "\r\n\r\n",
			"fffffffffffffffff\r\n" + GOOD, "5\r\n" + GOOD + "\r\n0\r\n\r\n", "5;" + "x".repeat(20000), "3\r\n{}");

	@LocalServerPort
	private int port;

	static Stream<String> badRequests() {
		Stream<String> targets = BAD_TARGETS.stream().map((target) -> post(target, "Content-Length: 0", ""));
		Stream<String> headers = BAD_HEADERS.stream().map((header) -> post("/predict", header, ""));
		Stream<String> chunks = BAD_CHUNKS.stream().map((body) -> post("/predict", "Transfer-Encoding: chunked", body));
		return Stream.of(targets, headers, NOT_HTTP.stream(), chunks).flatMap((requests) -> requests);
	}

	@ParameterizedTest
	@MethodSource("badRequests")
	void aMalformedRequestGetsAProblem(String request, CapturedOutput output) throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			RawConnection.Response response = connection.send(request).endOfInput().receive();
			ProblemAssertions.assertProblem(response.status(), response.header("Content-Type"), response.body());
			// 501 and 505 are the client's doing, for all that they begin with a 5
			assertThat(response.status()).satisfiesAnyOf((status) -> assertThat(status).isBetween(400, 499),
					(status) -> assertThat(status).isIn(501, 505));
			assertThat(response.header("Server")).isEmpty();
			assertThat(response.body()).doesNotContain("secret");
			assertThat(output).doesNotContain(" WARN ", " ERROR ");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "GARBAGE\r\n\r\n", "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
			"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: six\r\n\r\n" })
	void aConnectionWithNoTellingWhereTheNextRequestBeginsIsEndedAndSaysSo(String request) throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			assertThat(connection.send(request).receive().header("Connection")).isEqualTo("close");
			assertThat(connection.isAtEnd()).isTrue();
		}
	}

	@Test
	void aBodyThatEndsTooSoonGetsAProblem() throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			RawConnection.Response response = connection.send(post("/predict", "Content-Length: 50", GOOD))
				.endOfInput()
				.receive();
			ProblemAssertions.assertProblem(response.status(), response.header("Content-Type"), response.body());
			assertThat(response.status()).isEqualTo(400);
		}
	}

	@ParameterizedTest
	@CsvSource({ "throw, 500", "refuse, 403" })
	void whatEscapesFromAFilterGetsAProblemThatKeepsItsSecret(String fault, int status) throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			RawConnection.Response response = connection.send(post("/predict", "Fault: " + fault, "")).receive();
			ProblemAssertions.assertProblem(response.status(), response.header("Content-Type"), response.body());
			assertThat(response.status()).isEqualTo(status);
			assertThat(response.body()).doesNotContain("secret");
		}
	}

	private static String post(String target, String header, String body) {
		return "POST " + target + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n" + header + "\r\n\r\n"
				+ body;
	}

}
