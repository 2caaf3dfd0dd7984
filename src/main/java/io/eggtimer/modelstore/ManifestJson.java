package io.eggtimer.modelstore;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Manifests as JSON. Fields that this program does not know are ignored, because a newer
 * one may add some; a missing field or one of another type is refused.
 */
final class ManifestJson {

	/** A choice: a manifest has about 2 KiB. */
	static final int MAX_BYTES = StoreJson.MAX_BYTES;

	private ManifestJson() {
	}

	/**
	 * Writes a manifest for people to read: indented, fields in the order of the record.
	 * @return UTF-8, the same on every platform
	 */
	static byte[] write(Manifest manifest) {
		byte[] json = StoreJson.MAPPER.writeValueAsBytes(manifest);
		byte[] withNewline = Arrays.copyOf(json, json.length + 1);
		withNewline[json.length] = '\n';
		return withNewline;
	}

	/**
	 * Reads a manifest.
	 * @param json at most {@value #MAX_BYTES} bytes
	 * @throws InvalidVersionException if it is not JSON, not a manifest or contradicts
	 * itself
	 */
	static Manifest read(byte[] json) throws InvalidVersionException {
		try {
			JsonNode tree = StoreJson.MAPPER.readTree(json);
			if (!tree.isObject()) {
				throw new InvalidVersionException(VersionFiles.MANIFEST + " is not a JSON object");
			}
			requireKnownFormat(tree.path("formatVersion"));
			return StoreJson.MAPPER.treeToValue(tree, Manifest.class);
		}
		catch (JacksonException ex) {
			String field = ex.getPath()
				.stream()
				.map(JacksonException.Reference::getPropertyName)
				.filter(Objects::nonNull)
				.collect(Collectors.joining("."));
			throw new InvalidVersionException(VersionFiles.MANIFEST + " is not a manifest"
					+ (field.isEmpty() ? "" : ", field " + field) + ": " + ex.getOriginalMessage(), ex);
		}
	}

	/** Another format has other fields: say that, not which of ours it lacks. */
	private static void requireKnownFormat(JsonNode format) throws InvalidVersionException {
		if (format.isIntegralNumber() && !format.asString().equals(String.valueOf(Manifest.FORMAT_VERSION))) {
			throw new InvalidVersionException("%s has format %s, this program knows only %d"
				.formatted(VersionFiles.MANIFEST, format, Manifest.FORMAT_VERSION));
		}
	}

}
