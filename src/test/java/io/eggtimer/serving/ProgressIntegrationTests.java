package io.eggtimer.serving;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.eggtimer.EggTimerApplication;
import io.eggtimer.modelstore.ModelStore;
import io.eggtimer.modelstore.StoredVersion;

import static org.assertj.core.api.Assertions.assertThat;

/** What can be seen of a training while it runs, and of its model afterwards. */
@SpringBootTest(classes = EggTimerApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "eggtimer.model.hidden-units=4", "eggtimer.model.draws=100",
				"eggtimer.training.inference=mean-field", "eggtimer.training.steps=1000",
				"eggtimer.model-store-poll=0" })
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProgressIntegrationTests {

	@TempDir
	private static Path folder;

	private final HttpClient client = HttpClient.newHttpClient();

	private final JsonMapper json = new JsonMapper();

	@Autowired
	private ActiveModel active;

	@Autowired
	private ModelWatch watch;

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry registry) {
		registry.add("eggtimer.model-store", () -> folder.resolve("store"));
	}

	@Test
	@Order(1)
	void aTrainingIsFollowedUntilItsModelIsReadyAndWrittenDown() throws Exception {
		List<JsonNode> events = events(get("/progress"));
		JsonNode ready = events.get(events.size() - 1);
		assertThat(ready.path("phase").asString()).isEqualTo("ready");
		assertThat(ready.path("modelVersion").asString()).isEqualTo(this.active.current().orElseThrow().version());
		assertThat(events.subList(0, events.size() - 1))
			.allMatch((event) -> List.of("starting", "loading", "training").contains(event.path("phase").asString()));
		// the first events are phases, unless the training was quicker than this test
		List<JsonNode> training = events.stream().filter((event) -> event.path("step").isInt()).toList();
		JsonNode reports = this.json.readTree(get("/model/summary").body()).at("/training/reports");
		assertThat(reports.size()).isEqualTo(50);
		assertThat(training.size()).isIn(0, 50); // all of them, however late it came
		for (int i = 0; i < training.size(); i++) {
			for (String number : List.of("step", "percent", "elbo", "negativeLogLikelihood", "klDivergence",
					"validationAccuracy")) {
				assertThat(training.get(i).path(number)).isEqualTo(reports.get(i).path(number));
			}
		}
	}

	@Test
	@Order(2)
	void afterwardsThereIsOneEventAndTheMapOfTheVersion() throws Exception {
		HttpResponse<String> answer = get("/progress");
		assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
		assertThat(events(answer)).singleElement()
			.satisfies((event) -> assertThat(event.path("phase").asString()).isEqualTo("ready"));
		JsonNode map = this.json.readTree(get("/model/map").body());
		assertThat(map.path("modelVersion").asString()).isEqualTo(this.active.current().orElseThrow().version());
		assertThat(map.path("trained")).isEqualTo(this.json.readTree(get("/model/summary").body()).at("/data/trained"));
	}

	@Test
	@Order(3)
	void aVersionOfAnOlderProgramServesWithoutThem() throws Exception {
		ModelStore store = new ModelStore(folder.resolve("store"));
		StoredVersion trained = store.load(this.active.current().orElseThrow().version());
		String older = store
			.publish(trained.manifest().model(),
					Map.of(ModelStore.POSTERIOR_FILE, trained.file(ModelStore.POSTERIOR_FILE)),
					trained.manifest().createdAt().plusSeconds(1))
			.version();
		this.watch.look();
		assertThat(this.json.readTree(get("/model").body()).path("version").asString()).isEqualTo(older);
		for (String path : List.of("/model/summary", "/model/map")) {
			HttpResponse<String> answer = get(path);
			assertThat(answer.statusCode()).isEqualTo(404);
			assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
			assertThat(answer.body()).contains("urn:eggtimer:problem:no-summary", older);
		}
		assertThat(events(get("/progress"))).singleElement()
			.satisfies((event) -> assertThat(event.path("modelVersion").asString()).isEqualTo(older));
	}

	private List<JsonNode> events(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
		return answer.body()
			.lines()
			.filter((line) -> line.startsWith("data: "))
			.map((line) -> this.json.readTree(line.substring(6)))
			.toList();
	}

	private HttpResponse<String> get(String path) throws Exception {
		return this.client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.timeout(Duration.ofMinutes(1))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

}
