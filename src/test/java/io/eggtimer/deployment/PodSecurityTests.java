package io.eggtimer.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1CronJob;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1SecurityContext;
import io.kubernetes.client.openapi.models.V1Volume;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pods ask for no more than the profile "restricted" gives, and for less: their root is
 * read-only. Source: Kubernetes, Pod Security Standards,
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/.
 */
class PodSecurityTests {

	static List<V1PodSpec> pods() {
		List<Object> base = Manifests.base();
		return List.of(Manifests.only(base, V1Deployment.class).getSpec().getTemplate().getSpec(),
				Manifests.only(base, V1CronJob.class).getSpec().getJobTemplate().getSpec().getTemplate().getSpec());
	}

	@ParameterizedTest
	@MethodSource("pods")
	void podsRunAsTheImagesUserWithoutATokenOfTheCluster(V1PodSpec pod) throws IOException {
		assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
		assertThat(Files.readString(Path.of("Dockerfile")))
			.contains("\nUSER %d:%d\n".formatted(pod.getSecurityContext().getRunAsUser(),
					pod.getSecurityContext().getRunAsGroup()))
			.contains("--chown=%d:".formatted(pod.getSecurityContext().getRunAsUser()));
		assertThat(pod.getSecurityContext().getFsGroup()).isEqualTo(pod.getSecurityContext().getRunAsGroup());
		assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
		assertThat(pod.getAutomountServiceAccountToken()).isFalse();
		assertThat(Stream.of(pod.getHostNetwork(), pod.getHostPID(), pod.getHostIPC())).containsOnlyNulls();
		assertThat(pod.getVolumes()).extracting(V1Volume::getHostPath).containsOnlyNulls();
	}

	@ParameterizedTest
	@MethodSource("pods")
	void containersHaveNoPrivilegesAndAReadOnlyRoot(V1PodSpec pod) {
		assertThat(containers(pod)).isNotEmpty().allSatisfy((container) -> {
			V1SecurityContext security = container.getSecurityContext();
			assertThat(security.getAllowPrivilegeEscalation()).isFalse();
			assertThat(security.getReadOnlyRootFilesystem()).isTrue();
			assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
			assertThat(security.getCapabilities().getAdd()).isEmpty();
			assertThat(security.getPrivileged()).isNull();
		});
	}

	@ParameterizedTest
	@MethodSource("pods")
	void containersHaveAsMuchMemoryAsTheyAskFor(V1PodSpec pod) {
		assertThat(pod.getContainers()).allSatisfy((container) -> assertThat(container.getResources().getLimits())
			.containsEntry("memory", container.getResources().getRequests().get("memory")));
		assertThat(containers(pod))
			.allSatisfy((container) -> assertThat(container.getResources().getLimits()).containsKey("memory"));
	}

	private static Stream<V1Container> containers(V1PodSpec pod) {
		return Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream());
	}

}
