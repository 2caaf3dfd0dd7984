package io.eggtimer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The whole service on its default settings, with the model version it ships with:
 * {@code startup=load} would end the process if that did not fit them.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "eggtimer.startup=load")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EggTimerIntegrationTests {

	private final HttpClient client = HttpClient.newHttpClient();

	private final JsonMapper json = new JsonMapper();

	@LocalServerPort
	private int port;

	@BeforeAll
	void untilReady() throws Exception {
		long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
		while (get("/readyz").statusCode() != 200) {
			assertThat(System.nanoTime()).isLessThan(deadline);
			Thread.sleep(50);
		}
	}

	@Test
	void predictsAnEgg() throws Exception {
		JsonNode answer = predict("{\"weightGrams\": 55, \"boilMinutes\": 6}");
		JsonNode probabilities = answer.get("probabilities");
		assertThat(answer.get("outcome").asString()).isEqualTo("hard");
		assertThat(probabilities.get("hard").asDouble()).isGreaterThan(0.9);
		assertThat(probabilities.valueStream().mapToDouble(JsonNode::asDouble).sum()).isEqualTo(1, within(1e-12));
		assertThat(answer.get("votes").valueStream().mapToInt(JsonNode::asInt).sum()).isEqualTo(5000);
		JsonNode uncertainty = answer.get("uncertainty");
		assertThat(uncertainty.get("predictiveEntropy").asDouble()).isEqualTo(
				uncertainty.get("expectedEntropy").asDouble() + uncertainty.get("mutualInformation").asDouble(),
				within(1e-12));
		assertThat(answer.get("advice").asString()).isEqualTo("ready");
	}

	@Test
	void tellsACookToWaitOrThatItCannotTell() throws Exception {
		assertThat(predict("{\"weightGrams\": 55, \"boilMinutes\": 1}").get("advice").asString())
			.isEqualTo("cook longer");
		JsonNode goose = predict("{\"weightGrams\": 150, \"boilMinutes\": 4}");
		assertThat(goose.get("extrapolating").asBoolean()).isTrue();
		assertThat(goose.get("uncertain").asBoolean()).isTrue();
	}

	@Test
	void theSameQuestionGetsTheSameAnswer() throws Exception {
		String egg = "{\"weightGrams\": 55, \"boilMinutes\": 3.5}";
		assertThat(predict(egg)).isEqualTo(predict(egg));
	}

	@Test
	void askingForMoreDrawsThanThereAreNamesTheField() throws Exception {
		HttpResponse<String> answer = post("/predict", "{\"weightGrams\": 55, \"boilMinutes\": 4, \"draws\": 5001}");
		assertThat(answer.statusCode()).isEqualTo(400);
		JsonNode error = this.json.readTree(answer.body()).get("errors").get(0);
		assertThat(error.get("field").asString()).isEqualTo("draws");
		assertThat(error.get("message").asString()).contains("5000");
	}

	@Test
	void theManifestSaysThatTheEggsAreSimulated() throws Exception {
		JsonNode model = this.json.readTree(get("/model").body());
		assertThat(model.get("data").get("simulated").asBoolean()).isTrue();
		assertThat(model.get("data").get("rows").asInt()).isEqualTo(640);
		assertThat(model.get("version").asString())
			.isEqualTo(predict("{\"weightGrams\": 55, \"boilMinutes\": 4}").get("modelVersion").asString());
		assertThat(model.get("scores").get("accuracy").asDouble()).isBetween(0.8, 1.0);
		JsonNode info = this.json.readTree(get("/actuator/info").body());
		assertThat(info.get("model").get("simulatedData").asBoolean()).isTrue();
		assertThat(info.get("model").get("version").asString()).isEqualTo(model.get("version").asString());
	}

	@Test
	void healthNamesTheVersion() throws Exception {
		assertThat(get("/livez").statusCode()).isEqualTo(200);
		JsonNode health = this.json.readTree(get("/actuator/health").body());
		assertThat(health.get("status").asString()).isEqualTo("UP");
		assertThat(health.get("components").get("model").get("details").has("version")).isTrue();
	}

	@Test
	void metricsCountPredictions() throws Exception {
		predict("{\"weightGrams\": 55, \"boilMinutes\": 7}");
		assertThat(get("/actuator/prometheus").body())
			.containsPattern("eggtimer_prediction_seconds_count\\{.*outcome=\"hard\",uncertain=\"false\"} [1-9]")
			.contains("eggtimer_prediction_draws_sum", "eggtimer_model_info{");
	}

	@Test
	void nothingElseOfTheActuatorIsExposed() throws Exception {
		assertThat(get("/actuator/sbom").statusCode()).isEqualTo(200);
		for (String endpoint : new String[] { "env", "beans", "configprops", "loggers", "heapdump", "shutdown",
				"mappings" }) {
			assertThat(get("/actuator/" + endpoint).statusCode()).isEqualTo(404);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/livez", "/readyz", "/actuator/info", "/model" })
	void aCharsetThatJsonCannotHaveIsNoFaultOfOurs(String path) throws Exception {
		HttpResponse<String> answer = this.client.send(
				request(path).header("Accept", "application/json;charset=utf-16").build(),
				HttpResponse.BodyHandlers.ofString());
		assertThat(answer.statusCode()).isIn(200, 406);
		assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).doesNotContain("utf-16");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/health/nope", "/actuator/health/nope/nope", "/actuator/health/model/nope",
			"/actuator/health/readiness/nope/nope", "/livez/nope/nope" })
	void whatTheActuatorDoesNotHaveIsAProblemToo(String path) throws Exception {
		HttpResponse<String> answer = get(path);
		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(answer.body()).contains("urn:eggtimer:problem:not-found", "\"detail\":");
	}

	@Test
	void whatBenchmarksCompareWithIsNotServedOtherwise() throws Exception {
		assertThat(post("/no-op", "{\"weightGrams\": 55, \"boilMinutes\": 4}").statusCode()).isEqualTo(404);
	}

	private JsonNode predict(String egg) throws IOException, InterruptedException {
		HttpResponse<String> answer = post("/predict", egg);
		assertThat(answer.statusCode()).isEqualTo(200);
		return this.json.readTree(answer.body());
	}

	private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
		return this.client.send(request(path).header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return this.client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.timeout(Duration.ofSeconds(20));
	}

}
