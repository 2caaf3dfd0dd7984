package io.eggtimer.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An OpenAPI document to hold requests and answers against. Clients must put up with
 * fields that they do not know; here nothing passes that is not described.
 */
public final class ApiDocument {

	/** What the document's references begin with, and what they do in a schema alone. */
	private static final String REFERENCE = "#/components/schemas/";

	private static final String DEFINITION = "#/$defs/";

	private static final JsonMapper JSON = new JsonMapper();

	private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

	private final JsonNode document;

	private ApiDocument(JsonNode document) {
		this.document = document;
		close(document.get("components").get("schemas"));
	}

	public static ApiDocument of(String json) {
		return new ApiDocument(JSON.readTree(json.replace(REFERENCE, DEFINITION)));
	}

	private static void close(JsonNode schema) {
		if (schema.get("properties") instanceof ObjectNode && !schema.has("additionalProperties")) {
			((ObjectNode) schema).put("additionalProperties", false);
		}
		schema.forEach(ApiDocument::close);
	}

	/** Returns all operations, by method and path as in {@code GET /model}. */
	public Map<String, JsonNode> operations() {
		Map<String, JsonNode> operations = new LinkedHashMap<>();
		this.document.get("paths")
			.forEachEntry((path, methods) -> methods
				.forEachEntry((method, operation) -> operations.put(method.toUpperCase() + " " + path, operation)));
		return operations;
	}

	/** Returns a component, such as {@code responses}, by name. */
	public Map<String, JsonNode> components(String kind) {
		Map<String, JsonNode> components = new LinkedHashMap<>();
		this.document.get("components").get(kind).forEachEntry(components::put);
		return components;
	}

	/** Returns all of it. */
	public JsonNode json() {
		return this.document;
	}

	/** Returns the description of the problems with a status. */
	public JsonNode response(HttpStatusCode status) {
		String name = HttpStatus.valueOf(status.value()).getReasonPhrase().replace(" ", "");
		return this.document.get("components").get("responses").get(name);
	}

	/** Asserts that an answer is one that its operation may give. */
	public void assertAnswer(String operation, int status, String contentType, String body) {
		JsonNode response = operations().get(operation).get("responses").path(String.valueOf(status));
		assertThat(response.isMissingNode()).as("%s may answer %d", operation, status).isFalse();
		String reference = response.path("$ref").asString("");
		assertContent(reference.isEmpty() ? response : this.document.at(reference.substring(1)), contentType, body);
	}

	/** Asserts that an answer is one that is described. */
	public void assertContent(JsonNode response, String contentType, String body) {
		MediaType type = MediaType.parseMediaType(contentType);
		JsonNode media = response.get("content").path(type.getType() + '/' + type.getSubtype());
		assertThat(media.isMissingNode()).as("answers have the type %s", contentType).isFalse();
		assertThat(faults(media.get("schema"), body)).as(body).isEmpty();
	}

	/** Returns what is wrong with a text by a schema: with JSON, or with a string. */
	List<String> faults(JsonNode schema, String text) {
		if (!"string".equals(schema.path("type").asString(""))) {
			return validate(schema, JSON.readTree(text));
		}
		List<String> faults = new ArrayList<>(validate(schema, StringNode.valueOf(text)));
		if (schema.has("contentSchema")) {
			faults
				.addAll(validate(schema.get("contentSchema"), items(schema.get("contentMediaType").asString(), text)));
		}
		return faults;
	}

	/** Returns the JSON that stands in lines, or in events. */
	private static ArrayNode items(String type, String text) {
		Stream<String> items = text.lines();
		if (type.equals(MediaType.TEXT_EVENT_STREAM_VALUE)) {
			items = items.filter((line) -> line.startsWith("data: ")).map((line) -> line.substring("data: ".length()));
		}
		ArrayNode array = JSON.createArrayNode();
		items.map(JSON::readTree).forEach(array::add);
		assertThat(array).isNotEmpty();
		return array;
	}

	private List<String> validate(JsonNode schema, JsonNode value) {
		ObjectNode root = (ObjectNode) schema.deepCopy();
		root.set("$defs", this.document.get("components").get("schemas"));
		return this.schemas.getSchema(root).validate(value).stream().map(Error::toString).toList();
	}

}
