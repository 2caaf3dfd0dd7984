package io.eggtimer.deployment;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * As much of Kustomize's type as is used here. Source: Kustomize, the kustomization file,
 * https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/.
 */
record Kustomization(String apiVersion, String kind, @Nullable String namespace, List<String> resources,
		List<String> components, List<Image> images, List<Generator> configMapGenerator, List<Patch> patches) {

	record Image(String name, String newName, String newTag) {
	}

	record Generator(String name, @Nullable String behavior, List<String> envs, List<String> literals,
			List<String> files) {
	}

	record Patch(@Nullable String path, @Nullable String patch, @Nullable Target target) {
	}

	record Target(String kind, String name) {
	}
}
