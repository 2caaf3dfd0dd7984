package io.eggtimer.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests that look unusual but must work, so that strictness does not overreach. */
@SpringBootTest(classes = WebTestApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class HonestRequestsIntegrationTests {

	private static final String GOOD = "{\"weightGrams\": 60, \"boilMinutes\": 6}";

	private final HttpClient client = HttpClient.newBuilder().version(Version.HTTP_1_1).build();

	@Autowired
	private FakeProgress progress;

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource({ "Accept, */*", "Accept, application/*;q=0.1", "Accept, 'text/html, application/json;q=0.5'",
			"Content-Encoding, identity", "Accept-Encoding, 'gzip, br'", "Accept-Language, de", "Accept-Charset, utf-7",
			"Origin, http://kitchen.example", "X-Forwarded-For, 10.0.0.1", "Cookie, a=b" })
	void headersThatAskForNothingSpecialChangeNothing(String name, String value) throws Exception {
		HttpResponse<String> response = send(predict(GOOD, "UTF-8").header(name, value));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
		assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
		assertThat(response.body()).startsWith("{\"outcome\":\"soft\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "application/json;charset=utf-8", "APPLICATION/JSON",
			"application/json; charset=\"UTF-8\"", "application/json;v=1" })
	void anyWayToSayJsonIsTaken(String contentType) throws Exception {
		assertThat(send(predict(GOOD, "UTF-8").setHeader("Content-Type", contentType)).statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource({ "UTF-8, application/json", "UTF-16BE, application/json;charset=utf-16", "UTF-16LE, application/json",
			"UTF-32BE, application/json", "ISO-8859-1, application/json;charset=iso-8859-1" })
	void anyEncodingThatJsonHasEverHadIsRead(String charset, String contentType) throws Exception {
		assertThat(send(predict(GOOD, charset).setHeader("Content-Type", contentType)).statusCode()).isEqualTo(200);
	}

	@Test
	void aByteOrderMarkIsSkipped() throws Exception {
		assertThat(send(predict("\ufeff" + GOOD, "UTF-8")).statusCode()).isEqualTo(200);
	}

	@Test
	void bodiesMayBeStreamedInSmallChunks() throws IOException {
		try (RawConnection connection = new RawConnection(this.port)) {
			connection.send("POST /predict HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
					+ "Transfer-Encoding: chunked\r\n\r\n");
			for (char c : GOOD.toCharArray()) {
				connection.send("1\r\n" + c + "\r\n");
			}
			assertThat(connection.send("0\r\n\r\n").receive().status()).isEqualTo(200);
		}
	}

	@Test
	void optionsNamesTheMethods() throws Exception {
		HttpResponse<String> response = send(request("/predict").method("OPTIONS", BodyPublishers.noBody()));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Allow").orElse("")).contains("POST");
	}

	@Test
	void headOfTheModelIsItsHeadersAlone() throws Exception {
		HttpResponse<String> response = send(request("/model").method("HEAD", BodyPublishers.noBody()));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValueAsLong("Content-Length")).hasValue(FakeModel.MANIFEST.length);
		assertThat(response.body()).isEmpty();
	}

	@Test
	void headOfTheProgressIsItsHeadersAloneAndDoesNotWait() throws Exception {
		CountDownLatch never = new CountDownLatch(1);
		this.progress.readyAfter(never);
		HttpResponse<String> response = send(request("/progress").method("HEAD", BodyPublishers.noBody()));
		never.countDown();
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
		assertThat(response.body()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "/predict, 405", "/nothing, 404" })
	void headOfAProblemIsItsHeadersAlone(String path, int status) throws Exception {
		HttpResponse<String> response = send(request(path).method("HEAD", BodyPublishers.noBody()));
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(response.body()).isEmpty();
	}

	@Test
	void actuatorEndpointsStillAnswer() throws Exception {
		assertThat(send(request("/actuator/health")).body()).contains("\"status\":\"UP\"");
	}

	private HttpRequest.Builder predict(String body, String charset) {
		return request("/predict").header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(body, Charset.forName(charset)));
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.client.send(request.timeout(Duration.ofSeconds(5)).build(), BodyHandlers.ofString());
	}

}
