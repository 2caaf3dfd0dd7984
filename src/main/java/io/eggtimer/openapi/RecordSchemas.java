package io.eggtimer.openapi;

import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Says of records in JSON what Java says of them: every component is there, unless its
 * annotations leave it out if it is null; and none is null that is not {@code @Nullable}.
 */
class RecordSchemas implements ModelConverter {

	private static final String NULL = "null";

	@Override
	public @Nullable Schema<?> resolve(AnnotatedType type, ModelConverterContext context,
			Iterator<ModelConverter> others) {
		if (!others.hasNext()) {
			return null;
		}
		Schema<?> resolved = others.next().resolve(type, context, others);
		Class<?> raw = Json31.mapper().constructType(type.getType()).getRawClass();
		if (resolved != null && raw.isRecord()) {
			Schema<?> schema = definition(resolved, context);
			if (schema != null && schema.getProperties() != null) {
				Set<String> required = new LinkedHashSet<>();
				describe(raw, schema, required);
				schema.setRequired(required.stream().toList());
			}
		}
		return resolved;
	}

	private static @Nullable Schema<?> definition(Schema<?> schema, ModelConverterContext context) {
		String reference = schema.get$ref();
		return (reference == null) ? schema
				: context.getDefinedModels().get(reference.substring(Components.COMPONENTS_SCHEMAS_REF.length()));
	}

	private static void describe(Class<?> type, Schema<?> schema, Set<String> required) {
		for (RecordComponent component : type.getRecordComponents()) {
			String name = component.getName();
			if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
				describe(component.getType(), schema, required);
			}
			else if (component.getAccessor().isAnnotationPresent(JsonAnyGetter.class)) {
				Schema<?> map = schema.getProperties().remove(name);
				schema.setAdditionalProperties(
						(map != null) ? map.getAdditionalProperties() : schema.getAdditionalProperties());
			}
			else if (!mayBeLeftOut(component)) {
				required.add(name);
				if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
					schema.getProperties().computeIfPresent(name, (key, property) -> orNull(property));
				}
			}
		}
	}

	private static boolean mayBeLeftOut(RecordComponent component) {
		JsonInclude include = component.getAccessor().getAnnotation(JsonInclude.class);
		io.swagger.v3.oas.annotations.media.Schema schema = component.getAccessor()
			.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
		return (include != null && include.value() == JsonInclude.Include.NON_NULL)
				|| (schema != null && schema.requiredMode() == RequiredMode.NOT_REQUIRED);
	}

	/**
	 * Adds null to what a schema allows, once: a record may be resolved several times.
	 */
	private static Schema<?> orNull(Schema<?> schema) {
		if (schema.getAnyOf() != null) {
			return schema;
		}
		if (schema.get$ref() == null) {
			schema.addType(NULL);
			return schema;
		}
		Schema<?> none = new JsonSchema();
		none.addType(NULL);
		Schema<?> either = new JsonSchema().description(schema.getDescription());
		either.addAnyOfItem(new JsonSchema().$ref(schema.get$ref()));
		either.addAnyOfItem(none);
		return either;
	}

}
