package io.eggtimer.security;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What an operator with a password may do, and nobody else. */
@ExtendWith(OutputCaptureExtension.class)
class OperatorIntegrationTests {

	private static TestService service;

	@BeforeAll
	static void start() {
		service = TestService.start(TestService.with(TestService.WITH_OPERATOR,
				"logging.level.org.springframework.security=trace", "logging.level.org.springframework.web=debug",
				"management.endpoints.web.exposure.include=health,info,prometheus,sbom,loggers,modelrefresh,env,configprops"));
	}

	@AfterAll
	static void stop() {
		service.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/model", "/livez", "/readyz", "/actuator/health", "/actuator/health/readiness" })
	void predictionsAndHealthStayOpenAndCredentialsAreNotLookedAt(String path) throws Exception {
		assertThat(service.get(path).statusCode()).isEqualTo(200);
		assertThat(service.get(path, "Authorization", TestService.basic("chef", "wrong")).statusCode()).isEqualTo(200);
		assertThat(service.get("/actuator/health").body()).contains("v1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator", "/actuator/info", "/actuator/info/", "/%61ctuator/info",
			"/actuator/prometheus", "/actuator/sbom", "/actuator/loggers", "/actuator/env", "/actuator/nothing" })
	void allElseOfTheActuatorAsksForCredentials(String path) throws Exception {
		HttpResponse<String> answer = service.get(path);
		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(answer.headers().allValues("WWW-Authenticate"))
			.containsExactly("Basic realm=\"eggtimer\", charset=\"UTF-8\"");
		assertThat(answer.body()).contains("urn:eggtimer:problem:unauthorized");
		assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
	}

	@ParameterizedTest
	@CsvSource({ "chef, wrong", "chef, ''", "nobody, böiled-egg", "CHEF, böiled-egg", "'', ''",
			"chef, böiled-eggböiled-eggböiled-eggböiled-eggböiled-eggböiled-eggböiled-eggböiled-egg" })
	void wrongCredentialsGetNothing(String name, String password) throws Exception {
		String credentials = TestService.basic(name, password);
		assertThat(service.get("/actuator/info", "Authorization", credentials).statusCode()).isEqualTo(401);
		assertThat(service.post("/actuator/modelrefresh", "{}", "Authorization", credentials).statusCode())
			.isEqualTo(401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Basic", "Basic ", "Basic nonsense", "Basic !!!", "Basic Y2hlZg==", "Bearer x", "Digest x",
			"chef:böiled-egg" })
	void malformedCredentialsAreWrongOnes(String header) throws Exception {
		HttpResponse<String> answer = service.get("/actuator/info", "Authorization", header);
		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.body()).contains("urn:eggtimer:problem:unauthorized");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator", "/actuator/info", "/actuator/prometheus", "/actuator/sbom",
			"/actuator/loggers", "/actuator/loggers/ROOT" })
	void theOperatorSeesAll(String path) throws Exception {
		assertThat(service.get(path, TestService.asOperator()).statusCode()).isEqualTo(200);
	}

	@Test
	void theOperatorChangesWhatCanBeChanged() throws Exception {
		assertThat(service.post("/actuator/modelrefresh", "{}", TestService.asOperator()).statusCode()).isEqualTo(200);
		assertThat(service
			.post("/actuator/loggers/io.eggtimer.none", "{\"configuredLevel\": \"ERROR\"}", TestService.asOperator())
			.statusCode()).isEqualTo(204);
		assertThat(service.get("/actuator/loggers/io.eggtimer.none", TestService.asOperator()).body())
			.contains("ERROR");
	}

	@ParameterizedTest
	@CsvSource({ "Sec-Fetch-Site, cross-site, 403", "Sec-Fetch-Site, same-site, 403",
			"Sec-Fetch-Site, same-origin, 200", "Origin, https://evil.example, 403", "Origin, null, 403",
			"Origin, '%', 403", "X-Else, 1, 200" })
	void aBrowserThatKnowsThePasswordIsNotMadeToChangeSomethingByAPageOfAnotherSite(String header, String value,
			int status) throws Exception {
		String[] headers = TestService.with(TestService.asOperator(), header, value);
		assertThat(service.post("/actuator/modelrefresh", "{}", headers).statusCode()).isEqualTo(status);
		assertThat(service.get("/actuator/info", headers).statusCode()).isEqualTo(200);
	}

	@Test
	void aPageOfThisServiceMayChangeSomething() throws Exception {
		String[] headers = TestService.with(TestService.asOperator(), "Origin", "http://localhost:" + service.port());
		assertThat(service.post("/actuator/modelrefresh", "{}", headers).statusCode()).isEqualTo(200);
	}

	@Test
	void whileOthersGuessTheOperatorIsLetInAndTheyAreNot() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(5);
		try {
			Callable<HttpResponse<String>> wrong = () -> service.get("/actuator/info", "Authorization",
					TestService.basic("chef", "wrong"));
			List<Callable<HttpResponse<String>>> guesses = new ArrayList<>(Collections.nCopies(20, wrong));
			Callable<HttpResponse<String>> right = () -> service.get("/actuator/info", TestService.asOperator());
			guesses.add(10, right);
			List<Integer> statuses = new ArrayList<>();
			for (Future<HttpResponse<String>> answer : threads.invokeAll(guesses)) {
				statuses.add(answer.get().statusCode());
			}
			assertThat(statuses.remove(10)).isEqualTo(200);
			assertThat(statuses).containsOnly(401);
		}
		finally {
			threads.shutdown();
		}
	}

	@Test
	void noSecretIsLoggedOrShown(CapturedOutput output) throws Exception {
		service.get("/actuator/info", TestService.asOperator());
		service.get("/actuator/info", "Authorization", TestService.basic("chef", "another-secret"));
		String[] shown = { "env", "configprops", "info", "prometheus", "loggers" };
		for (String endpoint : shown) {
			HttpResponse<String> answer = service.get("/actuator/" + endpoint, TestService.asOperator());
			assertThat(answer.statusCode()).isEqualTo(200);
			assertThat(answer.body()).doesNotContain(TestService.PASSWORD, TestService.HASH);
		}
		assertThat(output).contains("TRACE")
			.doesNotContain(TestService.PASSWORD, TestService.HASH, "another-secret",
					TestService.asOperator()[1].substring(6));
	}

}
