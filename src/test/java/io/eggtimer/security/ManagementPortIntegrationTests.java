package io.eggtimer.security;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The Actuator on a port of its own, with an operator. */
class ManagementPortIntegrationTests {

	private static TestService service;

	@BeforeAll
	static void start() {
		service = TestService.start(TestService.with(TestService.WITH_OPERATOR, "management.server.port=0"));
	}

	@AfterAll
	static void stop() {
		service.close();
	}

	@ParameterizedTest
	@CsvSource({ "/livez, 200", "/readyz, 200", "/model, 200", "/actuator, 404", "/actuator/info, 404",
			"/actuator/health, 404", "/actuator/modelrefresh, 404" })
	void theMainPortHasTheProbesAndNothingOfTheActuator(String path, int status) throws Exception {
		assertThat(service.get(path).statusCode()).isEqualTo(status);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness" })
	void healthIsOpen(String path) throws Exception {
		assertThat(management("GET", path).statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator", "/actuator/info", "/actuator/prometheus", "/actuator/loggers", "/nothing",
			"/model", "/" })
	void allElseAsksForCredentials(String path) throws Exception {
		HttpResponse<String> answer = management("GET", path);
		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(management("GET", path, "Authorization", TestService.basic("chef", "wrong")).statusCode())
			.isEqualTo(401);
		assertThat(management("POST", "/actuator/modelrefresh").statusCode()).isEqualTo(401);
	}

	@Test
	void theOperatorMayDoAll() throws Exception {
		assertThat(management("GET", "/actuator/health", TestService.asOperator()).body()).contains("v1");
		assertThat(management("GET", "/actuator/info", TestService.asOperator()).statusCode()).isEqualTo(200);
		HttpResponse<String> unknown = management("GET", "/actuator/nothing", TestService.asOperator());
		assertThat(unknown.statusCode()).isEqualTo(404);
		assertThat(unknown.body()).contains("urn:eggtimer:problem:not-found");
		String[] json = TestService.with(TestService.asOperator(), "Content-Type", "application/json");
		assertThat(service.send(service.managementPort(), "POST", "/actuator/modelrefresh", "{}", json).statusCode())
			.isEqualTo(200);
		assertThat(service
			.send(service.managementPort(), "POST", "/actuator/modelrefresh", "{}",
					TestService.with(json, "Sec-Fetch-Site", "cross-site"))
			.statusCode()).isEqualTo(403);
	}

	@Test
	void withoutAnOperatorNothingChangesState() throws Exception {
		try (TestService open = TestService.start("management.server.port=0")) {
			assertThat(open.send(open.managementPort(), "GET", "/actuator/info", null).statusCode()).isEqualTo(200);
			assertThat(open.send(open.managementPort(), "GET", "/actuator/loggers", null).statusCode()).isEqualTo(404);
			HttpResponse<String> change = open.send(open.managementPort(), "POST", "/actuator/modelrefresh", "{}");
			assertThat(change.statusCode()).isEqualTo(404);
			assertThat(change.body()).contains("urn:eggtimer:problem:not-found");
			HttpResponse<String> large = open.send(open.managementPort(), "POST", "/actuator/info", "x".repeat(20_000));
			assertThat(large.statusCode()).isEqualTo(413);
		}
	}

	private static HttpResponse<String> management(String method, String path, String... headers) throws Exception {
		return service.send(service.managementPort(), method, path, null, headers);
	}

}
