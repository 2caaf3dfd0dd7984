package io.eggtimer.security;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A closed service with an operator, and one origin that may ask. */
class ClosedIntegrationTests {

	private static final String ORIGIN = "https://kitchen.example";

	private static TestService service;

	@BeforeAll
	static void start() {
		service = TestService.start(TestService.with(TestService.WITH_OPERATOR, "eggtimer.security.closed=true",
				"eggtimer.security.cors.allowed-origins=" + ORIGIN));
	}

	@AfterAll
	static void stop() {
		service.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/model", "/model/summary", "/model/map", "/progress", "/predict", "/", "/v3/api-docs",
			"/swagger-ui/index.html", "/nothing", "/actuator", "/actuator/health", "/actuator/health/model",
			"/actuator/health/readiness/model", "/readyz/model", "/actuator/info", "/actuator/prometheus" })
	void allButTheProbesAsksForCredentials(String path) throws Exception {
		HttpResponse<String> answer = service.get(path);
		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
		assertThat(answer.body()).contains("urn:eggtimer:problem:unauthorized");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/livez", "/readyz", "/actuator/health/liveness", "/actuator/health/readiness" })
	void theProbesStayOpenWithoutDetails(String path) throws Exception {
		HttpResponse<String> answer = service.get(path);
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
	}

	@Test
	void theOperatorGetsAll() throws Exception {
		assertThat(service.get("/model", TestService.asOperator()).statusCode()).isEqualTo(200);
		assertThat(service.get("/nothing", TestService.asOperator()).statusCode()).isEqualTo(404);
		assertThat(service.get("/predict", TestService.asOperator()).statusCode()).isEqualTo(405);
		assertThat(service.post("/predict", "{", TestService.asOperator()).statusCode()).isEqualTo(400);
		assertThat(service.get("/actuator/health", TestService.asOperator()).body()).contains("v1");
	}

	@Test
	void anAllowedPageMayAskWithCredentialsThatItWasGivenAndReadTheRefusal() throws Exception {
		HttpResponse<String> preflight = service.send(service.port(), "OPTIONS", "/predict", null, "Origin", ORIGIN,
				"Access-Control-Request-Method", "POST", "Access-Control-Request-Headers",
				"authorization,content-type");
		assertThat(preflight.statusCode()).isEqualTo(200);
		assertThat(preflight.headers().map()).doesNotContainKey("access-control-allow-credentials");
		HttpResponse<String> refused = service.post("/predict", TestService.EGG, "Origin", ORIGIN);
		assertThat(refused.statusCode()).isEqualTo(401);
		assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).hasValue(ORIGIN);
	}

}
