package io.eggtimer.serving;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import io.eggtimer.EggTimerApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** The metrics that README.md names, as Prometheus scrapes them. */
@SpringBootTest(classes = EggTimerApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		// a context that no other test has, as it counts
		properties = { "eggtimer.startup=load", "eggtimer.threads=2" })
class MetricsIntegrationTests {

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Test
	void allThatIsDocumentedIsScraped() throws Exception {
		untilReady();
		predict("/predict", "{\"weightGrams\": 150, \"boilMinutes\": 4}");
		predict("/predict/batch",
				"[{\"weightGrams\": 55, \"boilMinutes\": 7}, {\"weightGrams\": 55, \"boilMinutes\": 7}]");
		String scrape = scrape();
		assertThat(scrape).containsPattern(
				"eggtimer_prediction_seconds_count\\{application=\"eggtimer\",outcome=\"hard\",uncertain=\"false\"} 2\n")
			.contains("# TYPE eggtimer_prediction_entropy_nats histogram\n",
					"eggtimer_prediction_entropy_nats_bucket{application=\"eggtimer\",le=\"+Inf\"} 3\n",
					"eggtimer_prediction_entropy_nats_count{application=\"eggtimer\"} 3\n",
					"eggtimer_prediction_entropy_nats_sum{application=\"eggtimer\"}",
					"eggtimer_prediction_mutual_information_nats_bucket{application=\"eggtimer\",le=\"0.01\"}",
					"eggtimer_prediction_mutual_information_nats_count{application=\"eggtimer\"} 3\n",
					"eggtimer_prediction_extrapolating_total{application=\"eggtimer\"} 1.0\n",
					"eggtimer_prediction_draws_sum{application=\"eggtimer\"} 15000.0\n",
					"eggtimer_model_swaps_total{application=\"eggtimer\"} 0.0\n",
					"eggtimer_model_info{application=\"eggtimer\",version=\"2")
			.containsPattern("eggtimer_model_age_seconds\\{application=\"eggtimer\"} [0-9]")
			.contains("eggtimer_training_progress{", "eggtimer_training_elbo_nats{", "eggtimer_training_nll_nats{",
					"eggtimer_training_kl_nats{", "eggtimer_training_validation_accuracy{",
					"http_server_requests_seconds_count{");
	}

	private void untilReady() throws IOException, InterruptedException {
		long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
		while (send(request("/readyz")).statusCode() != 200) {
			assertThat(System.nanoTime()).isLessThan(deadline);
			Thread.sleep(50);
		}
	}

	private void predict(String path, String body) throws IOException, InterruptedException {
		HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
		assertThat(send(request.POST(BodyPublishers.ofString(body))).statusCode()).isEqualTo(200);
	}

	private String scrape() throws IOException, InterruptedException {
		return send(request("/actuator/prometheus")).body();
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.client.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
	}

}
