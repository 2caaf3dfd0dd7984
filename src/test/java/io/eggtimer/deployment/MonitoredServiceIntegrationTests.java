package io.eggtimer.deployment;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1Deployment;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** The service, with its management on a port of its own, has what others ask it for. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "eggtimer.startup=load", "management.server.port=0" })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonitoredServiceIntegrationTests {

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@LocalManagementPort
	private int management;

	@BeforeAll
	void untilReady() throws Exception {
		long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
		while (get("/actuator/health/readiness").statusCode() != 200) {
			assertThat(System.nanoTime()).isLessThan(deadline);
			Thread.sleep(50);
		}
	}

	@Test
	void probesAreAnswered() throws Exception {
		V1Container container = Manifests.only(Manifests.base(), V1Deployment.class)
			.getSpec()
			.getTemplate()
			.getSpec()
			.getContainers()
			.get(0);
		for (var probe : Set.of(container.getStartupProbe(), container.getLivenessProbe(),
				container.getReadinessProbe())) {
			assertThat(get(probe.getHttpGet().getPath()).statusCode()).isEqualTo(200);
		}
		assertThat(get("/actuator/health/nonsense").statusCode()).isEqualTo(404);
	}

	@Test
	void everyMetricOfTheDashboardExists() throws Exception {
		HttpRequest question = HttpRequest.newBuilder(uri(this.port, "/predict"))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString("{\"weightGrams\": 61.2, \"boilMinutes\": 4.8}"))
			.build();
		assertThat(send(question).statusCode()).isEqualTo(200);
		ServiceMonitor monitor = Manifests.only(
				Manifests.read(Manifests.FOLDER.resolve("components/monitoring/servicemonitor.yaml")),
				ServiceMonitor.class);
		HttpResponse<String> scrape = get(monitor.spec().endpoints().get(0).path());
		Set<String> exposed = new TreeSet<>();
		Stream.of(scrape.body().split("\n"))
			.filter((line) -> !line.startsWith("#"))
			.forEach((line) -> exposed.add(line.split("[{ ]")[0]));
		assertThat(Dashboard.read().metrics()).hasSizeGreaterThan(20).isSubsetOf(exposed);
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return send(HttpRequest.newBuilder(uri(this.management, path)).build());
	}

	private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
		return this.client.send(request, HttpResponse.BodyHandlers.ofString());
	}

	private static URI uri(int port, String path) {
		return URI.create("http://localhost:%d%s".formatted(port, path));
	}

}
