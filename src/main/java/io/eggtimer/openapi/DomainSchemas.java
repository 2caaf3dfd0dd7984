package io.eggtimer.openapi;

import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;

import io.eggtimer.egg.Advice;
import io.eggtimer.egg.Doneness;
import io.eggtimer.http.ProblemType;

/**
 * Writes enums as clients see them: outcomes by their label, advice in its words,
 * problems by their URN, others in lower case. A map that is {@link PerOutcome} is an
 * object with all outcomes.
 */
class DomainSchemas implements ModelConverter {

	@Override
	public @Nullable Schema<?> resolve(AnnotatedType type, ModelConverterContext context,
			Iterator<ModelConverter> others) {
		Class<?> raw = Json31.mapper().constructType(type.getType()).getRawClass();
		if (raw.isEnum()) {
			context.defineModel(raw.getSimpleName(), labels(raw));
			return new JsonSchema().$ref(raw.getSimpleName());
		}
		Schema<?> schema = others.hasNext() ? others.next().resolve(type, context, others) : null;
		PerOutcome perOutcome = annotation(type);
		if (perOutcome != null && schema != null && schema.getAdditionalProperties() instanceof Schema<?> value) {
			value.setMinimum(number(perOutcome.minimum()));
			value.setMaximum(number(perOutcome.maximum()));
			makePerOutcome(schema);
		}
		return schema;
	}

	private static @Nullable PerOutcome annotation(AnnotatedType type) {
		Annotation[] annotations = type.getCtxAnnotations();
		return (annotations == null) ? null
				: (PerOutcome) Arrays.stream(annotations).filter(PerOutcome.class::isInstance).findAny().orElse(null);
	}

	private static @Nullable BigDecimal number(String text) {
		return text.isEmpty() ? null : new BigDecimal(text);
	}

	/** Makes the schema of a map that of an object with a property for each outcome. */
	static void makePerOutcome(Schema<?> schema) {
		Schema<?> value = (Schema<?>) schema.getAdditionalProperties();
		schema.setAdditionalProperties(null);
		Doneness.labels().forEach((outcome) -> schema.addProperty(outcome, value));
		Doneness.labels().forEach(schema::addRequiredItem);
	}

	private static Schema<Object> labels(Class<?> type) {
		List<Object> labels = Stream.of(type.getEnumConstants()).map(DomainSchemas::label).toList();
		JsonSchema schema = new JsonSchema();
		schema.addType("string");
		schema.setEnum(labels);
		return schema;
	}

	private static Object label(Object constant) {
		if (constant instanceof Doneness outcome) {
			return outcome.label();
		}
		if (constant instanceof Advice advice) {
			return advice.text();
		}
		return (constant instanceof ProblemType type) ? type.urn().toString()
				: constant.toString().toLowerCase(Locale.ROOT);
	}

}
