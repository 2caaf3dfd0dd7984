package io.eggtimer.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1CronJob;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;

/**
 * Reads Kubernetes manifests strictly.
 *
 * <p>
 * Two checks, as neither sees all. Kubernetes' own Java types refuse a field that they do
 * not know and miss one that they need, but take a number for a string. So what they read
 * must also be written again as it stood: a value of another type is not. (But for empty
 * lists and objects, of which the types write more.)
 */
final class Manifests {

	static final Path FOLDER = Path.of("src/main/kubernetes");

	private static final Map<String, Class<?>> TYPES = Map.ofEntries(Map.entry("v1/ConfigMap", V1ConfigMap.class),
			Map.entry("v1/Namespace", V1Namespace.class),
			Map.entry("v1/PersistentVolumeClaim", V1PersistentVolumeClaim.class),
			Map.entry("v1/Service", V1Service.class), Map.entry("apps/v1/Deployment", V1Deployment.class),
			Map.entry("autoscaling/v2/HorizontalPodAutoscaler", V2HorizontalPodAutoscaler.class),
			Map.entry("batch/v1/CronJob", V1CronJob.class),
			Map.entry("networking.k8s.io/v1/NetworkPolicy", V1NetworkPolicy.class),
			Map.entry("policy/v1/PodDisruptionBudget", V1PodDisruptionBudget.class),
			Map.entry("monitoring.coreos.com/v1/ServiceMonitor", ServiceMonitor.class),
			Map.entry("kustomize.config.k8s.io/v1beta1/Kustomization", Kustomization.class),
			Map.entry("kustomize.config.k8s.io/v1alpha1/Component", Kustomization.class));

	private Manifests() {
	}

	/** Returns every manifest of the project. */
	static List<Path> files() {
		try (Stream<Path> files = Files.walk(FOLDER)) {
			return files.filter((file) -> file.toString().endsWith(".yaml")).sorted().toList();
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	/** Returns the resources of the base, as they stand in its files. */
	static List<Object> base() {
		Path base = FOLDER.resolve("base");
		return only(read(base.resolve("kustomization.yaml")), Kustomization.class).resources()
			.stream()
			.flatMap((file) -> read(base.resolve(file)).stream())
			.toList();
	}

	static List<Object> read(Path file) {
		return StrictYaml.read(file).stream().map(Manifests::typed).toList();
	}

	/**
	 * Reads one resource.
	 * @throws IllegalArgumentException if it is not just what its type allows
	 */
	static Object typed(JsonObject manifest) {
		String name = manifest.get("apiVersion").getAsString() + "/" + manifest.get("kind").getAsString();
		Class<?> type = TYPES.get(name);
		if (type == null) {
			throw new IllegalArgumentException("No type is known for " + name);
		}
		Gson gson = JSON.getGson();
		try {
			if (!type.isRecord()) {
				type.getMethod("validateJsonElement", JsonElement.class).invoke(null, manifest);
			}
			Object resource = gson.fromJson(manifest, type);
			JsonElement written = gson.toJsonTree(resource);
			if (!withoutEmpty(written).equals(withoutEmpty(manifest))) {
				throw new IllegalArgumentException("%s should be%n%s%nbut is%n%s".formatted(name, written, manifest));
			}
			return resource;
		}
		catch (ReflectiveOperationException | JsonParseException ex) {
			throw new IllegalArgumentException(name, ex);
		}
	}

	/** Returns the one resource of a type; a second one is a fault. */
	static <T> T only(List<?> resources, Class<T> type) {
		List<T> found = all(resources, type);
		if (found.size() != 1) {
			throw new AssertionError("Expected one %s, got %s".formatted(type.getSimpleName(), found));
		}
		return found.get(0);
	}

	static <T> List<T> all(List<?> resources, Class<T> type) {
		return resources.stream().filter(type::isInstance).map(type::cast).toList();
	}

	private static JsonElement withoutEmpty(JsonElement element) {
		if (element.isJsonArray()) {
			JsonArray array = new JsonArray();
			element.getAsJsonArray().forEach((item) -> array.add(withoutEmpty(item)));
			return array;
		}
		if (!element.isJsonObject()) {
			return element;
		}
		JsonObject object = new JsonObject();
		element.getAsJsonObject().entrySet().forEach((field) -> {
			JsonElement value = withoutEmpty(field.getValue());
			if (!value.equals(new JsonArray()) && !value.equals(new JsonObject())) {
				object.add(field.getKey(), value);
			}
		});
		return object;
	}

}
