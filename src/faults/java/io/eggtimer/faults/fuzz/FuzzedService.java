package io.eggtimer.faults.fuzz;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

import io.eggtimer.EggTimerApplication;

/** The whole service in this process, with an operator and a page that may ask. */
final class FuzzedService {

	static final String ORIGIN = "https://kitchen.example";

	/** The operator's header. */
	static final String CREDENTIALS = "Authorization: Basic "
			+ Base64.getEncoder().encodeToString("chef:fresh-egg".getBytes(StandardCharsets.US_ASCII));

	private static final Set<String> PATHS = Set.of("/predict", "/predict/batch", "/recommend", "/model",
			"/model/summary", "/model/map", "/progress", "/v3/api-docs", "/swagger-ui.html", "/swagger-ui/index.html",
			"/", "/page/app.js", "/livez", "/readyz", "/actuator", "/actuator/health", "/actuator/health/**",
			"/actuator/info", "/actuator/prometheus", "/actuator/sbom", "/actuator/sbom/{id}", "/actuator/loggers",
			"/actuator/loggers/{name}", "/actuator/modelrefresh", "UNKNOWN", "NOT_FOUND", "REDIRECTION", "root", "/**");

	/** More than the first request takes, for which classes are instrumented. */
	private static final Duration START = Duration.ofMinutes(2);

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final ConfigurableApplicationContext context;

	private final String goodAnswer;

	private FuzzedService(ConfigurableApplicationContext context) throws IOException, InterruptedException {
		this.context = context;
		while (readiness() != 200) {
			Thread.sleep(20);
		}
		this.goodAnswer = ask();
	}

	/**
	 * Starts the service on any port, with a model that answers quickly: it is HTTP that
	 * is fuzzed.
	 * @param store folder of the model versions; if there is none, one is trained
	 */
	static FuzzedService start(String store) throws IOException, InterruptedException {
		// of the cost that is the least allowed
		String hash = "{bcrypt}" + new BCryptPasswordEncoder(10).encode("fresh-egg");
		return new FuzzedService(SpringApplication.run(EggTimerApplication.class, "--server.port=0",
				"--server.address=127.0.0.1", "--eggtimer.model-store=" + store, "--eggtimer.model.hidden-units=4",
				"--eggtimer.model.draws=100", "--eggtimer.training.inference=mean-field",
				"--eggtimer.training.steps=300", "--eggtimer.security.operator.name=chef",
				"--eggtimer.security.operator.password-hash=" + hash,
				"--eggtimer.security.cors.allowed-origins=" + ORIGIN));
	}

	int port() {
		return this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	/** Asserts that an honest question has the answer that it had before. */
	void assertGoodAnswer() throws IOException, InterruptedException {
		String answer = ask();
		if (!answer.equals(this.goodAnswer)) {
			throw new AssertionError("An honest question got " + answer + " after " + this.goodAnswer);
		}
	}

	Vitals vitals() throws InterruptedException {
		return Vitals.of(this.context.getBean(MeterRegistry.class));
	}

	Set<String> paths() {
		return PATHS;
	}

	private String ask() throws IOException, InterruptedException {
		HttpResponse<String> response = this.client.send(request("/predict").header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString("{\"weightGrams\": 61.2, \"boilMinutes\": 4.8}"))
			.build(), HttpResponse.BodyHandlers.ofString());
		return response.statusCode() + " " + response.body();
	}

	private int readiness() throws IOException, InterruptedException {
		HttpRequest request = request("/readyz").timeout(START).build();
		return this.client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
			.timeout(Duration.ofMillis(FuzzClient.NO_LONGER_THAN_MILLIS));
	}

}
