package io.eggtimer.security;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The service as it comes, without an operator, whatever of the Actuator is exposed. */
@ExtendWith(OutputCaptureExtension.class)
class NoOperatorIntegrationTests {

	private static TestService service;

	@BeforeAll
	static void start(CapturedOutput output) {
		service = TestService.start("management.endpoints.web.exposure.include=*");
		assertThat(output).doesNotContainIgnoringCase("generated security password");
	}

	@AfterAll
	static void stop() {
		service.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/model", "/livez", "/readyz", "/actuator", "/actuator/health", "/actuator/health/model",
			"/actuator/info", "/actuator/prometheus", "/actuator/sbom" })
	void readingIsOpenAndCredentialsAreNotLookedAt(String path) throws Exception {
		assertThat(service.get(path).statusCode()).isEqualTo(200);
		assertThat(service.get(path, "Authorization", "Basic nonsense").statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "loggers", "loggers/ROOT", "modelrefresh", "unguarded", "env", "beans", "configprops",
			"heapdump", "threaddump", "mappings", "metrics", "shutdown", "caches", "health", "info", "prometheus" })
	void nothingChangesStateAndNothingElseIsThere(String endpoint) throws Exception {
		for (String method : new String[] { "POST", "PUT", "PATCH", "DELETE" }) {
			HttpResponse<String> answer = service.send(service.port(), method, "/actuator/" + endpoint, "{}",
					"Content-Type", "application/json");
			assertThat(answer.statusCode()).isIn(404, 405);
			assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		}
		if (!service.get("/actuator").body().contains("/actuator/" + endpoint + "\"")) {
			assertThat(service.get("/actuator/" + endpoint).statusCode()).isEqualTo(404);
		}
	}

	@Test
	void theListOfEndpointsHasThoseForEveryoneOnly() throws Exception {
		assertThat(service.get("/actuator").body()).contains("health", "info", "prometheus", "sbom")
			.doesNotContain("loggers", "env", "modelrefresh", "unguarded", "beans");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/nothing", "/login", "/logout", "/nothing;x=1", "/x/../predict", "/predict/" })
	void unknownPathsAreNotFoundAndOddOnesToo(String path, CapturedOutput output) throws Exception {
		HttpResponse<String> answer = service.get(path);
		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(answer.body()).contains("urn:eggtimer:problem:not-found");
		assertThat(output).doesNotContain("WARN", "ERROR", "RequestRejected");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/predict", "/actuator/info", "/nothing" })
	void aPreflightIsRefusedAsNoOriginIsAllowed(String path) throws Exception {
		HttpResponse<String> answer = service.send(service.port(), "OPTIONS", path, null, "Origin",
				"https://kitchen.example", "Access-Control-Request-Method", "POST");
		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(answer.body()).contains("urn:eggtimer:problem:forbidden");
		assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
	}

	@Test
	void noSessionIsEverMade() throws Exception {
		assertThat(service.get("/model").headers().map()).doesNotContainKey("set-cookie");
	}

}
