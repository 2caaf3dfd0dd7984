package io.eggtimer.openapi;

import java.util.List;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import org.springdoc.core.customizers.OpenApiCustomizer;

import io.eggtimer.modelstore.Manifest;

/**
 * Adds what is answered as it is stored, so that no handler knows its type: they name it,
 * as {@code @Schema(ref = "Manifest")}.
 */
class StoredSchemas implements OpenApiCustomizer {

	private static final List<Class<?>> STORED = List.of(Manifest.class);

	@Override
	public void customise(OpenAPI document) {
		STORED.forEach((
				type) -> ModelConverters.getInstance(true).readAll(type).forEach(document.getComponents()::addSchemas));
	}

}
