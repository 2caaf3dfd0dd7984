package io.eggtimer.deployment;

import java.nio.file.Path;
import java.util.List;

import com.google.gson.JsonObject;
import io.kubernetes.client.openapi.models.V1Deployment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.error.YAMLException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Every manifest is what Kubernetes takes, and what is not would be seen. */
class StrictManifestsTests {

	private static final Path DEPLOYMENT = Manifests.FOLDER.resolve("base/deployment.yaml");

	static List<Path> files() {
		return Manifests.files();
	}

	@ParameterizedTest
	@MethodSource("files")
	void everyManifestHasOnlyFieldsOfItsTypeWithValuesOfTheirTypes(Path file) {
		assertThat(Manifests.read(file)).isNotEmpty();
	}

	@Test
	void theDeploymentIsReadWhole() {
		V1Deployment deployment = Manifests.only(Manifests.read(DEPLOYMENT), V1Deployment.class);
		assertThat(deployment.getSpec().getTemplate().getSpec().getContainers()).hasSize(1);
	}

	@Test
	void aFieldThatIsUnknownThreeLevelsDeepFails() {
		JsonObject deployment = deployment();
		pod(deployment).addProperty("terminationGracePeriod", 30);
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Manifests.typed(deployment))
			.havingRootCause()
			.withMessageContaining("terminationGracePeriod");
	}

	@Test
	void aFieldThatIsUnknownWithinAListFails() {
		JsonObject deployment = deployment();
		container(deployment).getAsJsonObject("readinessProbe").addProperty("delay", 3);
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Manifests.typed(deployment));
	}

	@Test
	void aNumberInPlaceOfAStringFails() {
		JsonObject deployment = deployment();
		container(deployment).getAsJsonArray("env").get(0).getAsJsonObject().addProperty("value", 8081);
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Manifests.typed(deployment));
	}

	@Test
	void aStringInPlaceOfANumberFails() {
		JsonObject deployment = deployment();
		pod(deployment).addProperty("terminationGracePeriodSeconds", "30");
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Manifests.typed(deployment));
	}

	@Test
	void aFieldThatIsMissedFails() {
		JsonObject deployment = deployment();
		deployment.getAsJsonObject("spec").remove("selector");
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Manifests.typed(deployment));
	}

	@ParameterizedTest
	@ValueSource(strings = { "components/monitoring/servicemonitor.yaml", "overlays/example/kustomization.yaml" })
	void aFieldThatIsUnknownToAnotherProjectsTypeFails(String file) {
		JsonObject manifest = StrictYaml.read(Manifests.FOLDER.resolve(file)).get(0);
		manifest.addProperty("unknown", "field");
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Manifests.typed(manifest));
	}

	@Test
	void aKeyGivenTwiceFails() {
		assertThatExceptionOfType(YAMLException.class).isThrownBy(() -> StrictYaml.parse("port: 1\nport: 2\n"));
	}

	private static JsonObject deployment() {
		return StrictYaml.read(DEPLOYMENT).get(0);
	}

	private static JsonObject pod(JsonObject deployment) {
		return deployment.getAsJsonObject("spec").getAsJsonObject("template").getAsJsonObject("spec");
	}

	private static JsonObject container(JsonObject deployment) {
		return pod(deployment).getAsJsonArray("containers").get(0).getAsJsonObject();
	}

}
