package io.eggtimer.openapi;

import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

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
		JavaType java = Json31.mapper().constructType(type.getType());
		PerOutcome perOutcome = annotation(type);
		if (perOutcome != null && java.isMapLikeType()) {
			return perOutcome(perOutcome, java.getContentType(), context);
		}
		if (java.isEnumType()) {
			String name = java.getRawClass().getSimpleName();
			context.defineModel(name, labels(java.getRawClass()));
			return new JsonSchema().$ref(name);
		}
		return others.hasNext() ? others.next().resolve(type, context, others) : null;
	}

	private static @Nullable PerOutcome annotation(AnnotatedType type) {
		Annotation[] annotations = type.getCtxAnnotations();
		return (annotations == null) ? null
				: (PerOutcome) Arrays.stream(annotations).filter(PerOutcome.class::isInstance).findAny().orElse(null);
	}

	private static Schema<?> perOutcome(PerOutcome annotation, JavaType value, ModelConverterContext context) {
		JsonSchema schema = new JsonSchema();
		schema.addType("object");
		for (String outcome : Doneness.labels()) {
			Schema<?> property = context.resolve(new AnnotatedType(value).resolveAsRef(true));
			if (StringUtils.hasText(annotation.minimum())) {
				property.minimum(new BigDecimal(annotation.minimum()));
			}
			if (StringUtils.hasText(annotation.maximum())) {
				property.maximum(new BigDecimal(annotation.maximum()));
			}
			schema.addProperty(outcome, property);
		}
		schema.setRequired(Doneness.labels());
		return schema;
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
