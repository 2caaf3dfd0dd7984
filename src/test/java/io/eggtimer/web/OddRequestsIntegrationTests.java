package io.eggtimer.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Hundreds of requests that no honest client sends, to a real server. */
@SpringBootTest(classes = WebTestApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class OddRequestsIntegrationTests {

	private static final Duration NO_LONGER_THAN = Duration.ofSeconds(5);

	private final HttpClient client = HttpClient.newBuilder().version(Version.HTTP_1_1).build();

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@MethodSource("io.eggtimer.web.OddRequest#all")
	void anOddRequestGetsTheProblemThatItDeserves(OddRequest odd) throws Exception {
		HttpResponse<String> response = send(odd.at(server()));
		ProblemAssertions.assertProblem(response.statusCode(), response.headers().firstValue("Content-Type").orElse(""),
				response.body());
		assertThat(response.statusCode()).as(odd.name()).isEqualTo(odd.status());
		assertThat(response.headers().map()).doesNotContainKeys("server", "x-powered-by");
	}

	@Test
	void thereAreAtLeastTwoHundredOddBodies() {
		assertThat(OddRequest.all().map(OddRequest::body).map(String::new).distinct().count()).isGreaterThan(200);
	}

	@AfterEach
	void aGoodRequestStillGetsItsAnswer() throws Exception {
		HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(server() + "/predict"))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString("{\"weightGrams\": 60, \"boilMinutes\": 6}"))
			.build());
		assertThat(response.statusCode()).isEqualTo(200);
	}

	private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
		HttpRequest timed = HttpRequest.newBuilder(request, (name, value) -> true).timeout(NO_LONGER_THAN).build();
		return this.client.send(timed, BodyHandlers.ofString());
	}

	private String server() {
		return "http://localhost:" + this.port;
	}

}
