package io.eggtimer.openapi;

import java.util.List;
import java.util.Map;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import org.springdoc.core.customizers.OpenApiCustomizer;

import io.eggtimer.modelstore.Manifest;
import io.eggtimer.modelstore.ModelSummary;
import io.eggtimer.serving.ModelMap;

/**
 * Adds what is stored, or made once, as JSON: its handlers only pass bytes on, and name
 * their schema, as {@code @Schema(ref = "Manifest")}.
 */
class StoredSchemas implements OpenApiCustomizer {

	private static final List<Class<?>> STORED = List.of(Manifest.class, ModelSummary.class, ModelMap.class);

	/** Maps by outcome: those packages know classes by their labels, or no annotation. */
	private static final Map<String, String> PER_OUTCOME = Map.of("TrainingData", "rowsPerClass", "DataSummary",
			"outcomes", "ModelMap", "probabilities");

	@Override
	@SuppressWarnings("rawtypes")
	public void customise(OpenAPI document) {
		Map<String, Schema> schemas = document.getComponents().getSchemas();
		STORED.forEach((type) -> schemas.putAll(ModelConverters.getInstance(true).readAll(type)));
		PER_OUTCOME.forEach((name, property) -> DomainSchemas
			.makePerOutcome((Schema<?>) schemas.get(name).getProperties().get(property)));
		DomainSchemas.makePerOutcome(schemas.get("EggCells")); // beside its widths
	}

}
