package io.eggtimer.deployment;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1CronJob;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodSpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What Kustomize makes of the manifests, by the client that applies them. */
class RenderedManifestsTests {

	@BeforeAll
	static void kubectl() {
		boolean found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder, "kubectl")));
		if (System.getenv("CI") != null) {
			assertThat(found).as("kubectl on the PATH").isTrue();
		}
		assumeTrue(found, "Needs kubectl on the PATH");
	}

	@Test
	void theBaseNamesItsSettingsByTheirContent() throws Exception {
		List<Object> base = render("base");
		assertThat(base).hasSize(Manifests.base().size() + 1);
		String name = Manifests.only(base, V1ConfigMap.class).getMetadata().getName();
		assertThat(name).matches("eggtimer-\\w{10}");
		assertThat(List.of(replica(base), training(base))).flatExtracting(V1PodSpec::getContainers)
			.extracting((container) -> container.getEnvFrom().get(0).getConfigMapRef().getName())
			.containsExactly(name, name);
	}

	@Test
	void theExampleAddsItsOwn() throws Exception {
		List<Object> example = render("overlays/example");
		assertThat(Manifests.only(example, V1Namespace.class).getMetadata().getLabels())
			.containsEntry("pod-security.kubernetes.io/enforce", "restricted");
		Manifests.only(example, ServiceMonitor.class);
		Map<String, String> settings = Manifests.only(example, V1ConfigMap.class).getData();
		assertThat(settings).containsEntry("EGGTIMER_DECISION_CONFIDENCE", "0.85")
			.containsAllEntriesOf(Manifests.only(render("base"), V1ConfigMap.class).getData());
		assertThat(Manifests.only(example, V1PersistentVolumeClaim.class).getSpec().getStorageClassName())
			.isEqualTo("nfs");
		assertThat(List.of(replica(example), training(example))).flatExtracting(V1PodSpec::getContainers)
			.extracting("image")
			.containsOnly("registry.example.com/eggtimer:0.1.0");
	}

	@Test
	void whatTheExampleOffersInCommentsWorksToo(@TempDir Path copy) throws Exception {
		FileSystemUtils.copyRecursively(Manifests.FOLDER, copy);
		Path overlay = copy.resolve("overlays/example");
		Path file = overlay.resolve("kustomization.yaml");
		Files.writeString(file, Files.readString(file)
			.replaceAll("(?m)^( *)# (- EGGTIMER_|- name: eggtimer-data|  files:|    - egg_times|- path: )", "$1$2"));
		Files.writeString(overlay.resolve("egg_times.csv"), "weight,time,outcome\n");
		List<Object> example = render(overlay);
		List<V1ConfigMap> maps = Manifests.all(example, V1ConfigMap.class);
		assertThat(maps).hasSize(2);
		V1ConfigMap settings = maps.stream()
			.filter((map) -> map.getData().containsKey("EGGTIMER_DATASET"))
			.findFirst()
			.orElseThrow();
		String data = maps.stream()
			.filter((map) -> map.getData().containsKey("egg_times.csv"))
			.findFirst()
			.orElseThrow()
			.getMetadata()
			.getName();
		assertThat(settings.getData()).containsEntry("EGGTIMER_DATASET", "file:/data/egg_times.csv");
		assertThat(SettingNames.variables()).containsAll(settings.getData().keySet());
		assertThat(List.of(replica(example), training(example))).flatExtracting(V1PodSpec::getVolumes)
			.filteredOn((volume) -> volume.getConfigMap() != null)
			.extracting((volume) -> volume.getConfigMap().getName())
			.containsExactly(data, data);
		ServiceMonitor.Endpoint scraped = Manifests.only(example, ServiceMonitor.class).spec().endpoints().get(0);
		assertThat(scraped.port()).isEqualTo("management");
		assertThat(scraped.basicAuth().password().getName()).isEqualTo("eggtimer-operator");
	}

	private static V1PodSpec replica(List<Object> resources) {
		return Manifests.only(resources, V1Deployment.class).getSpec().getTemplate().getSpec();
	}

	private static V1PodSpec training(List<Object> resources) {
		return Manifests.only(resources, V1CronJob.class).getSpec().getJobTemplate().getSpec().getTemplate().getSpec();
	}

	private static List<Object> render(String folder) throws IOException, InterruptedException {
		return render(Manifests.FOLDER.resolve(folder));
	}

	private static List<Object> render(Path folder) throws IOException, InterruptedException {
		Process kubectl = new ProcessBuilder("kubectl", "kustomize", folder.toString())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		String text = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(kubectl.waitFor()).isZero();
		return StrictYaml.parse(text).stream().map(Manifests::typed).toList();
	}

}
