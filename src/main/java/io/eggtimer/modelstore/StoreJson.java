package io.eggtimer.modelstore;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * How the files of a version are written as JSON, and read: fields that this program does
 * not know are ignored, a missing one or one of another type is refused.
 */
final class StoreJson {

	/** A choice: four times the summary of as many cells as there can be. */
	static final int MAX_BYTES = 1024 * 1024;

	/** A choice: the files have 5 levels. */
	private static final int MAX_DEPTH = 16;

	/** Indents, and writes fields in the order of the record. */
	static final JsonMapper MAPPER = mapper();

	private StoreJson() {
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
