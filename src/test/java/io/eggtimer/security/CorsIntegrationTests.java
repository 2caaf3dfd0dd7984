package io.eggtimer.security;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which pages of other sites may ask what. */
class CorsIntegrationTests {

	private static final String ORIGIN = "https://kitchen.example";

	private static TestService service;

	@BeforeAll
	static void start() {
		service = TestService.start("eggtimer.security.cors.allowed-origins=https://other.example," + ORIGIN);
	}

	@AfterAll
	static void stop() {
		service.close();
	}

	@ParameterizedTest
	@CsvSource({ "/predict, POST, content-type, 200", "/predict/batch, POST, content-type, 200", "/model, GET, , 200",
			"/model/summary, GET, , 200", "/model/map, GET, , 200", "/progress, GET, , 200", "/predict, PUT, , 403",
			"/predict, POST, x-other, 403", "/actuator/info, GET, , 403", "/livez, GET, , 403",
			"/nothing, GET, , 403" })
	void anAllowedOriginMayAskWhatThereIsToAsk(String path, String method, String header, int status) throws Exception {
		HttpResponse<String> answer = preflight(path, ORIGIN, method, header);
		assertThat(answer.statusCode()).isEqualTo(status);
		if (status == 200) {
			assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue(ORIGIN);
			assertThat(answer.headers().firstValue("Access-Control-Allow-Methods").orElseThrow()).contains(method);
			assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-credentials");
		}
		else {
			assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
			assertThat(answer.body()).contains("urn:eggtimer:problem:forbidden");
		}
	}

	@ParameterizedTest
	@CsvSource({ "https://evil.example", "http://kitchen.example", "https://kitchen.example:444",
			"https://kitchen.example.evil.example", "null", "'%%%'" })
	void anyOtherOriginMayNot(String origin) throws Exception {
		HttpResponse<String> refused = preflight("/predict", origin, "POST", "content-type");
		assertThat(refused.statusCode()).isEqualTo(403);
		assertThat(refused.body()).contains("urn:eggtimer:problem:forbidden");
		assertThat(refused.headers().map()).doesNotContainKey("access-control-allow-origin");
	}

	@ParameterizedTest
	@CsvSource({ "{, 400", "'{\"weightGrams\": 60, \"boilMinutes\": 6}', 503" })
	void anAllowedPageCanReadErrorsAndWhenToComeBack(String body, int status) throws Exception {
		HttpResponse<String> answer = service.post("/predict", body, "Origin", ORIGIN);
		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue(ORIGIN);
		assertThat(answer.headers().firstValue("Access-Control-Expose-Headers").orElseThrow()).contains("Retry-After");
		assertThat(answer.headers().allValues("Vary")).contains("Origin");
	}

	@Test
	void anAllowedPageCanReadWhatIsRefusedBeforeItsBodyIsRead() throws Exception {
		HttpResponse<String> refused = service.post("/predict", " ".repeat(20_000), "Origin", ORIGIN);
		assertThat(refused.statusCode()).isEqualTo(413);
		assertThat(refused.headers().allValues("Access-Control-Allow-Origin")).containsExactly(ORIGIN);
		assertThat(refused.headers().allValues("Vary")).contains("Origin");
		HttpResponse<String> other = service.post("/predict", " ".repeat(20_000), "Origin", "https://evil.example");
		assertThat(other.headers().map()).doesNotContainKey("access-control-allow-origin");
	}

	@Test
	void whoIsNoPageIsNotAsked() throws Exception {
		assertThat(service.get("/model").statusCode()).isEqualTo(200);
	}

	private static HttpResponse<String> preflight(String path, String origin, String method, String header)
			throws Exception {
		String[] headers = { "Origin", origin, "Access-Control-Request-Method", method };
		return service.send(service.port(), "OPTIONS", path, null,
				(header != null) ? TestService.with(headers, "Access-Control-Request-Headers", header) : headers);
	}

}
