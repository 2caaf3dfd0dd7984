package io.eggtimer.deployment;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.convert.DurationStyle;

import static org.assertj.core.api.Assertions.assertThat;

/** Containers of the compose file are shut in, and find what they mount. */
class ComposeTests {

	private static final JsonObject FILE = StrictYaml.read(Path.of("docker-compose.yml")).get(0);

	private static final JsonObject SERVICES = FILE.getAsJsonObject("services");

	@ParameterizedTest
	@ValueSource(strings = { "eggtimer", "prometheus", "grafana" })
	void containersHaveNoPrivilegesLimitsAndAReadOnlyRoot(String name) {
		JsonObject service = SERVICES.getAsJsonObject(name);
		assertThat(service.get("read_only").getAsBoolean()).isTrue();
		assertThat(service.getAsJsonArray("cap_drop")).extracting(JsonElement::getAsString).containsExactly("ALL");
		assertThat(service.getAsJsonArray("security_opt")).extracting(JsonElement::getAsString)
			.containsExactly("no-new-privileges:true");
		assertThat(service.getAsJsonObject("deploy").getAsJsonObject("resources").getAsJsonObject("limits").keySet())
			.containsExactlyInAnyOrder("cpus", "memory", "pids");
	}

	@Test
	void whatOthersMakeIsPinnedOptionalAndForThisMachineAlone() {
		for (String name : new String[] { "prometheus", "grafana" }) {
			JsonObject service = SERVICES.getAsJsonObject(name);
			assertThat(service.getAsJsonArray("profiles")).extracting(JsonElement::getAsString)
				.containsExactly("monitoring");
			assertThat(service.get("image").getAsString()).matches("[a-z/]+:v?\\d+\\.\\d+\\.\\d+");
			assertThat(service.getAsJsonArray("ports"))
				.allSatisfy((port) -> assertThat(port.getAsString()).startsWith("127.0.0.1:"));
		}
		assertThat(SERVICES.getAsJsonObject("eggtimer").has("profiles")).isFalse();
	}

	@Test
	void mountsAreFilesOfTheProjectOrVolumesOfTheFile() {
		Set<String> volumes = new TreeSet<>();
		for (JsonElement service : SERVICES.asMap().values()) {
			for (JsonElement mount : service.getAsJsonObject().getAsJsonArray("volumes")) {
				String source = mount.getAsString().split(":")[0];
				if (source.startsWith("./")) {
					assertThat(Path.of(source)).exists();
					assertThat(mount.getAsString()).endsWith(":ro");
				}
				else {
					volumes.add(source);
				}
			}
		}
		assertThat(FILE.getAsJsonObject("volumes").keySet()).containsExactlyInAnyOrderElementsOf(volumes);
	}

	@Test
	void grafanaHasNoAdminAndShowsTheDashboardToWhoeverLooks() {
		JsonObject grafana = SERVICES.getAsJsonObject("grafana");
		JsonObject settings = grafana.getAsJsonObject("environment");
		assertThat(settings.get("GF_SECURITY_DISABLE_INITIAL_ADMIN_CREATION").getAsString()).isEqualTo("true");
		assertThat(settings.get("GF_AUTH_ANONYMOUS_ORG_ROLE").getAsString()).isEqualTo("Viewer");
		String folder = "/etc/eggtimer/dashboards";
		assertThat(settings.get("GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH").getAsString())
			.isEqualTo(folder + "/" + Dashboard.FILE.getFileName());
		assertThat(grafana.getAsJsonArray("volumes")).extracting(JsonElement::getAsString)
			.contains("./" + Dashboard.FILE.getParent() + ":" + folder + ":ro");
		assertThat(StrictYaml.read(Path.of("src/main/docker/grafana/provisioning/dashboards/eggtimer.yml"))
			.get(0)
			.getAsJsonArray("providers")
			.get(0)
			.getAsJsonObject()
			.getAsJsonObject("options")
			.get("path")
			.getAsString()).isEqualTo(folder);
	}

	@Test
	void theServiceHasTimeToShutDown() {
		Duration grace = DurationStyle
			.detectAndParse(SERVICES.getAsJsonObject("eggtimer").get("stop_grace_period").getAsString());
		assertThat(grace).isGreaterThan(Duration.ofSeconds(8 + 5));
	}

}
