package io.eggtimer.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1ContainerPort;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1EnvVar;
import io.kubernetes.client.openapi.models.V1PodSpec;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What manifests set is what the service knows, as a misspelt variable would go
 * unnoticed.
 */
class DeploymentSettingsTests {

	private static final V1PodSpec POD = Manifests.only(Manifests.base(), V1Deployment.class)
		.getSpec()
		.getTemplate()
		.getSpec();

	private static final V1Container SERVICE = POD.getContainers().get(0);

	@Test
	void everyVariableIsASettingOfTheService() throws Exception {
		Kustomization example = Manifests
			.only(Manifests.read(Manifests.FOLDER.resolve("overlays/example/kustomization.yaml")), Kustomization.class);
		List<String> shared = Files.readAllLines(Manifests.FOLDER.resolve("base/eggtimer.env"));
		Stream<String> names = Stream
			.of(SERVICE.getEnv().stream().map(V1EnvVar::getName),
					shared.stream().filter((line) -> !line.startsWith("#")),
					example.configMapGenerator().get(0).literals().stream())
			.flatMap((lines) -> lines)
			.map((line) -> line.split("=")[0]);
		assertThat(names).hasSizeGreaterThan(6).isSubsetOf(SettingNames.variables());
	}

	@Test
	void aMisspeltVariableIsNone() throws IOException {
		assertThat(SettingNames.variables()).contains("EGGTIMER_STARTUP", "EGGTIMER_MODEL_PRIOR_SCALE")
			.doesNotContain("EGGTIMER_START_UP", "EGGTIMER_MODEL");
	}

	@Test
	void containerPortsAreThoseOfTheService() {
		assertThat(port("http")).isEqualTo(Integer.valueOf(applicationYml("server.port")));
		assertThat(port("management")).isEqualTo(Integer.valueOf(variable("MANAGEMENT_SERVER_PORT")));
	}

	@Test
	void aPodHasTimeToDrainAndToShutDown() {
		Duration shutdown = DurationStyle.detectAndParse(variable("EGGTIMER_SHUTDOWN_DRAIN"))
			.plus(DurationStyle.detectAndParse(applicationYml("spring.lifecycle.timeout-per-shutdown-phase")));
		assertThat(Duration.ofSeconds(POD.getTerminationGracePeriodSeconds())).isGreaterThan(shutdown.plusSeconds(5));
	}

	@Test
	void theStoreIsMountedWhereTheServiceLooksForIt() throws IOException {
		assertThat(Files.readAllLines(Manifests.FOLDER.resolve("base/eggtimer.env")))
			.contains("EGGTIMER_MODEL_STORE=" + SERVICE.getVolumeMounts().get(0).getMountPath());
	}

	private static Integer port(String name) {
		return SERVICE.getPorts()
			.stream()
			.filter((port) -> port.getName().equals(name))
			.map(V1ContainerPort::getContainerPort)
			.findFirst()
			.orElseThrow();
	}

	private static String variable(String name) {
		return SERVICE.getEnv()
			.stream()
			.filter((variable) -> variable.getName().equals(name))
			.map(V1EnvVar::getValue)
			.findFirst()
			.orElseThrow();
	}

	private static String applicationYml(String name) {
		var yaml = new YamlPropertiesFactoryBean();
		yaml.setResources(new ClassPathResource("application.yml"));
		return String.valueOf(yaml.getObject().get(name));
	}

}
