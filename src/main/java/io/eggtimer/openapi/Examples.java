package io.eggtimer.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import tools.jackson.databind.json.JsonMapper;

import io.eggtimer.http.ProblemType;

/**
 * Adds examples to the document: {@code examples/predict/answer.json} is what the
 * operation {@code predict} answers to {@code examples/predict/request.json}, or to its
 * parameters' examples; {@code examples/problems/not-found.json} is a problem of that
 * type. A test asks the service, with the version that it ships with, and compares.
 */
class Examples implements OpenApiCustomizer {

	/** The name of an example where there is one. */
	private static final String NAME = "example";

	/** Ends of file names, by media type. */
	static final Map<String, String> EXTENSIONS = Map.of("application/json", "json", "application/x-ndjson", "ndjson",
			"text/csv", "csv", "text/event-stream", "txt");

	private static final JsonMapper JSON = new JsonMapper();

	@Override
	public void customise(OpenAPI document) {
		document.getPaths().values().forEach((path) -> path.readOperations().forEach(Examples::addTo));
	}

	private static void addTo(Operation operation) {
		if (operation.getRequestBody() != null) {
			add(operation.getRequestBody().getContent(), operation.getOperationId() + "/request.");
		}
		add(operation.getResponses().get("200").getContent(), operation.getOperationId() + "/answer.");
	}

	private static void add(Content content, String name) {
		content.forEach((type, media) -> {
			String extension = EXTENSIONS.get(type);
			Example example = (extension != null) ? read(name + extension) : null;
			if (example != null) {
				media.addExamples(NAME, example);
			}
		});
	}

	/** Returns the example of a problem. */
	static @Nullable Example problem(ProblemType type) {
		return read("problems/" + Problem.name(type) + ".json");
	}

	private static @Nullable Example read(String name) {
		try (InputStream in = Examples.class.getResourceAsStream("examples/" + name)) {
			if (in == null) {
				return null;
			}
			String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
			return new Example().value(name.endsWith(".json") ? JSON.readValue(text, Object.class) : text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
