package io.eggtimer.deployment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1ContainerPort;
import io.kubernetes.client.openapi.models.V1CronJob;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1HTTPGetAction;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1NetworkPolicyIngressRule;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1PodTemplateSpec;
import io.kubernetes.client.openapi.models.V1Probe;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1TopologySpreadConstraint;
import io.kubernetes.client.openapi.models.V1Volume;
import io.kubernetes.client.openapi.models.V1VolumeMount;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Names that one manifest uses stand in the others. */
class ManifestReferencesTests {

	private static final List<Object> BASE = Manifests.base();

	private static final V1Deployment DEPLOYMENT = Manifests.only(BASE, V1Deployment.class);

	private static final V1PodTemplateSpec REPLICA = DEPLOYMENT.getSpec().getTemplate();

	private static final V1PodTemplateSpec TRAINING = Manifests.only(BASE, V1CronJob.class)
		.getSpec()
		.getJobTemplate()
		.getSpec()
		.getTemplate();

	@Test
	void whateverSelectsReplicasSelectsThemAndNoTraining() {
		Stream<Map<String, String>> selectors = Stream
			.of(List.of(DEPLOYMENT.getSpec().getSelector().getMatchLabels()),
					Manifests.all(BASE, V1Service.class)
						.stream()
						.map((service) -> service.getSpec().getSelector())
						.toList(),
					List.of(Manifests.only(BASE, V1PodDisruptionBudget.class).getSpec().getSelector().getMatchLabels()),
					REPLICA.getSpec()
						.getTopologySpreadConstraints()
						.stream()
						.map(V1TopologySpreadConstraint::getLabelSelector)
						.map((selector) -> selector.getMatchLabels())
						.toList(),
					List.of(policy("eggtimer-service").getSpec().getPodSelector().getMatchLabels()))
			.flatMap(List::stream);
		assertThat(selectors).hasSize(7).allSatisfy((selector) -> {
			assertThat(labels(REPLICA)).containsAllEntriesOf(selector);
			assertThat(labels(TRAINING).entrySet().containsAll(selector.entrySet())).isFalse();
		});
	}

	@Test
	void whatNoPolicyAllowsIsDeniedToEveryPod() {
		V1NetworkPolicy policy = policy("eggtimer");
		Map<String, String> selector = policy.getSpec().getPodSelector().getMatchLabels();
		assertThat(labels(REPLICA)).containsAllEntriesOf(selector);
		assertThat(labels(TRAINING)).containsAllEntriesOf(selector);
		assertThat(policy.getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
		assertThat(policy.getSpec().getIngress()).isEmpty();
		assertThat(policy.getSpec().getEgress()).isEmpty();
	}

	@Test
	void onlyTheMonitoringNamespaceReachesTheManagementPort() {
		Set<String> ports = new TreeSet<>();
		for (V1NetworkPolicyIngressRule rule : policy("eggtimer-service").getSpec().getIngress()) {
			String port = rule.getPorts().get(0).getPort().getStrValue();
			ports.add(port);
			if (port.equals("management")) {
				assertThat(rule.getFrom()).hasSize(1);
				assertThat(rule.getFrom().get(0).getNamespaceSelector().getMatchLabels())
					.containsExactly(Map.entry("kubernetes.io/metadata.name", "monitoring"));
			}
		}
		assertThat(ports).isEqualTo(portNames());
	}

	@Test
	void servicesAndProbesNamePortsOfTheContainer() {
		assertThat(Manifests.all(BASE, V1Service.class)).hasSize(2)
			.flatMap((service) -> service.getSpec().getPorts())
			.extracting((port) -> port.getTargetPort().getStrValue())
			.containsExactlyInAnyOrderElementsOf(portNames());
		V1Container container = container(REPLICA);
		assertThat(List.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe()))
			.extracting(V1Probe::getHttpGet)
			.extracting(V1HTTPGetAction::getPort)
			.allSatisfy((port) -> assertThat(port.getStrValue()).isEqualTo("management"));
	}

	@Test
	void theMonitorFindsTheServiceOfTheManagementPort() {
		ServiceMonitor monitor = Manifests.only(
				Manifests.read(Manifests.FOLDER.resolve("components/monitoring/servicemonitor.yaml")),
				ServiceMonitor.class);
		List<V1Service> found = Manifests.all(BASE, V1Service.class)
			.stream()
			.filter((service) -> service.getMetadata()
				.getLabels()
				.entrySet()
				.containsAll(monitor.spec().selector().getMatchLabels().entrySet()))
			.toList();
		assertThat(found).hasSize(1);
		assertThat(monitor.spec().endpoints()).extracting(ServiceMonitor.Endpoint::port)
			.containsExactly(found.get(0).getSpec().getPorts().get(0).getName());
	}

	@Test
	void theAutoscalerScalesTheDeployment() {
		var target = Manifests.only(BASE, V2HorizontalPodAutoscaler.class).getSpec().getScaleTargetRef();
		assertThat(target.getApiVersion()).isEqualTo(DEPLOYMENT.getApiVersion());
		assertThat(target.getKind()).isEqualTo(DEPLOYMENT.getKind());
		assertThat(target.getName()).isEqualTo(DEPLOYMENT.getMetadata().getName());
		assertThat(DEPLOYMENT.getSpec().getReplicas()).as("replicas, which are the autoscaler's").isNull();
	}

	@Test
	void everyVolumeIsMountedAndEveryMountNamesOne() {
		for (V1PodTemplateSpec pod : List.of(REPLICA, TRAINING)) {
			Set<String> mounts = new TreeSet<>();
			containers(pod.getSpec()).flatMap((container) -> container.getVolumeMounts().stream())
				.map(V1VolumeMount::getName)
				.forEach(mounts::add);
			assertThat(pod.getSpec().getVolumes()).extracting(V1Volume::getName)
				.containsExactlyInAnyOrderElementsOf(mounts);
		}
	}

	@Test
	void replicasReadTheStoreThatTheTrainingWrites() {
		String claim = Manifests.only(BASE, V1PersistentVolumeClaim.class).getMetadata().getName();
		for (V1PodTemplateSpec pod : List.of(REPLICA, TRAINING)) {
			assertThat(pod.getSpec().getVolumes())
				.filteredOn((volume) -> volume.getPersistentVolumeClaim() != null
						&& volume.getPersistentVolumeClaim().getClaimName().equals(claim))
				.extracting(V1Volume::getName)
				.containsExactly("model-store");
		}
		assertThat(containers(REPLICA.getSpec()).map(ManifestReferencesTests::store)).hasSize(2)
			.allMatch((mount) -> Boolean.TRUE.equals(mount.getReadOnly()));
		assertThat(store(container(TRAINING)).getReadOnly()).isNull();
	}

	@Test
	void replicasAndTrainingHaveTheSameSettings() {
		Kustomization base = Manifests.only(Manifests.read(Manifests.FOLDER.resolve("base/kustomization.yaml")),
				Kustomization.class);
		Path file = Path.of(base.configMapGenerator().get(0).envs().get(0));
		assertThat(Manifests.FOLDER.resolve("base").resolve(file)).isRegularFile();
		assertThat(Stream.concat(containers(REPLICA.getSpec()), containers(TRAINING.getSpec()))).hasSize(3)
			.allSatisfy((container) -> assertThat(container.getEnvFrom().get(0).getConfigMapRef().getName())
				.isEqualTo(base.configMapGenerator().get(0).name()));
	}

	private static V1VolumeMount store(V1Container container) {
		return container.getVolumeMounts()
			.stream()
			.filter((mount) -> mount.getName().equals("model-store"))
			.findFirst()
			.orElseThrow();
	}

	private static V1NetworkPolicy policy(String name) {
		return Manifests.all(BASE, V1NetworkPolicy.class)
			.stream()
			.filter((policy) -> policy.getMetadata().getName().equals(name))
			.findFirst()
			.orElseThrow();
	}

	private static Map<String, String> labels(V1PodTemplateSpec pod) {
		return pod.getMetadata().getLabels();
	}

	private static Set<String> portNames() {
		Set<String> names = new TreeSet<>();
		container(REPLICA).getPorts().stream().map(V1ContainerPort::getName).forEach(names::add);
		return names;
	}

	private static V1Container container(V1PodTemplateSpec pod) {
		return pod.getSpec().getContainers().get(0);
	}

	private static Stream<V1Container> containers(V1PodSpec pod) {
		return Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream());
	}

}
