package io.eggtimer.modelstore;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Manifests as JSON. Fields that this program does not know are ignored, because a newer
 * one may add some; a missing field or one of another type is refused.
 */
final class ManifestJson {

	/** A choice: a manifest has about 2 KiB. */
	static final int MAX_BYTES = 1024 * 1024;

	/** A choice: a manifest has 3 levels. */
	private static final int MAX_DEPTH = 16;

	private static final JsonMapper MAPPER = mapper();

	private ManifestJson() {
	}

	/**
	 * Writes a manifest for people to read: indented, fields in the order of the record.
	 * @return UTF-8, the same on every platform
	 */
	static byte[] write(Manifest manifest) {
		byte[] json = MAPPER.writeValueAsBytes(manifest);
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
			JsonNode tree = MAPPER.readTree(json);
			if (!tree.isObject()) {
				throw new InvalidVersionException(VersionFiles.MANIFEST + " is not a JSON object");
			}
			requireKnownFormat(tree.path("formatVersion"));
			return MAPPER.treeToValue(tree, Manifest.class);
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

	private static JsonMapper mapper() {
		StreamReadConstraints limits = StreamReadConstraints.builder()
			.maxDocumentLength(MAX_BYTES)
			.maxNestingDepth(MAX_DEPTH)
			.build();
		return JsonMapper
			.builder(JsonFactory.builder()
				.streamReadConstraints(limits)
				.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
				.build())
			.enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
					DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
			.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS, MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
			.withCoercionConfig(LogicalType.Textual,
					(text) -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
						.setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
						.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
			.enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE, EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
			.enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
			.enable(SerializationFeature.INDENT_OUTPUT)
			.defaultPrettyPrinter(new DefaultPrettyPrinter(
					Separators.createDefaultInstance().withObjectNameValueSpacing(Spacing.AFTER))
				.withObjectIndenter(new DefaultIndenter("  ", "\n")))
			.build();
	}

}
