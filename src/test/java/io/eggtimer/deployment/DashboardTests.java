package io.eggtimer.deployment;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Prometheus and Grafana are told of each other and of the dashboard. */
class DashboardTests {

	private static final Path DOCKER = Path.of("src/main/docker");

	@Test
	void everyPanelAsksTheProvisionedDatasource() throws Exception {
		JsonObject datasource = StrictYaml.read(DOCKER.resolve("grafana/provisioning/datasources/prometheus.yml"))
			.get(0)
			.getAsJsonArray("datasources")
			.get(0)
			.getAsJsonObject();
		Set<String> asked = new TreeSet<>();
		Deque<JsonElement> open = new ArrayDeque<>();
		open.add(Dashboard.read().json());
		while (!open.isEmpty()) {
			JsonElement element = open.remove();
			if (element.isJsonArray()) {
				element.getAsJsonArray().forEach(open::add);
			}
			else if (element.isJsonObject()) {
				element.getAsJsonObject().asMap().values().forEach(open::add);
				if (element.getAsJsonObject().has("datasource")) {
					asked.add(element.getAsJsonObject().getAsJsonObject("datasource").get("uid").getAsString());
				}
			}
		}
		assertThat(asked).containsExactly(datasource.get("uid").getAsString());
		assertThat(compose().getAsJsonObject("prometheus")).isNotNull();
		assertThat(datasource.get("url").getAsString()).isEqualTo("http://prometheus:9090");
	}

	@Test
	void everyExpressionNamesAMetricOfTheChosenReplicas() throws Exception {
		assertThat(Dashboard.read().expressions()).hasSizeGreaterThan(20)
			.allSatisfy((expression) -> assertThat(expression).contains("{instance=~\"$instance\""));
	}

	@Test
	void panelsHaveIdsAndPlacesOfTheirOwn() throws Exception {
		Set<String> ids = new TreeSet<>();
		Set<String> places = new TreeSet<>();
		int panels = 0;
		for (JsonElement panel : Dashboard.read().json().getAsJsonArray("panels")) {
			panels++;
			JsonObject place = panel.getAsJsonObject().getAsJsonObject("gridPos");
			ids.add(panel.getAsJsonObject().get("id").getAsString());
			places.add(place.get("x") + "," + place.get("y"));
			assertThat(place.get("x").getAsInt() + place.get("w").getAsInt()).isLessThanOrEqualTo(24);
		}
		assertThat(ids).hasSize(panels);
		assertThat(places).hasSize(panels);
	}

	@Test
	void prometheusScrapesTheServiceOfTheComposeFile() {
		JsonObject job = StrictYaml.read(DOCKER.resolve("prometheus/prometheus.yml"))
			.get(0)
			.getAsJsonArray("scrape_configs")
			.get(0)
			.getAsJsonObject();
		String[] target = job.getAsJsonArray("static_configs")
			.get(0)
			.getAsJsonObject()
			.getAsJsonArray("targets")
			.get(0)
			.getAsString()
			.split(":");
		JsonObject service = compose().getAsJsonObject(target[0]);
		assertThat(service.getAsJsonArray("ports").get(0).getAsString()).endsWith(":" + target[1]);
		assertThat(job.get("metrics_path").getAsString()).isEqualTo("/actuator/prometheus");
	}

	private static JsonObject compose() {
		return StrictYaml.read(Path.of("docker-compose.yml")).get(0).getAsJsonObject("services");
	}

}
