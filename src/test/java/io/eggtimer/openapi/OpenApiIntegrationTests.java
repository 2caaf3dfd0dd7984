package io.eggtimer.openapi;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.swagger.v3.oas.annotations.Hidden;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whether the document says what the service does, with the version that it ships with.
 * Its problems are in {@code ProblemDocumentIntegrationTests}.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "eggtimer.startup=load")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiIntegrationTests {

	private static final String OPENAPI = "https://spec.openapis.org/";

	private static final int LONGEST_ARRAY = 3;

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final JsonMapper json = new JsonMapper();

	@LocalServerPort
	private int port;

	private String text;

	private ApiDocument document;

	@BeforeAll
	void readDocument() throws Exception {
		long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
		while (send("GET", "/readyz", null, null).statusCode() != 200) {
			assertThat(System.nanoTime()).isLessThan(deadline);
			Thread.sleep(50);
		}
		HttpResponse<String> answer = send("GET", "/v3/api-docs", null, null);
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
		this.text = answer.body();
		this.document = ApiDocument.of(this.text);
	}

	@Test
	void isOpenApi() {
		SchemaRegistry schemas = SchemaRegistry.withDialects(
				List.of(Dialects.getOpenApi31(), Dialects.getDraft202012()),
				(registry) -> registry.schemaIdResolvers((resolvers) -> resolvers.mapPrefix(OPENAPI,
						"classpath:" + OPENAPI.substring("https://".length()))));
		List<Error> faults = schemas.getSchema(SchemaLocation.of(OPENAPI + "oas/3.1/schema-base/2022-10-07"))
			.validate(this.text, InputFormat.JSON);
		assertThat(faults).isEmpty();
	}

	@Test
	void describesWhatIsMappedAndNothingElse(
			@Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers) {
		Set<String> mapped = new TreeSet<>();
		handlers.getHandlerMethods().forEach((mapping, handler) -> {
			if (!handler.getBeanType().isAnnotationPresent(Hidden.class)) {
				mapping.getMethodsCondition()
					.getMethods()
					.forEach((method) -> mapping.getPatternValues().forEach((path) -> mapped.add(method + " " + path)));
			}
		});
		assertThat(mapped).contains("POST /predict");
		assertThat(this.document.operations()).containsOnlyKeys(mapped);
	}

	@Test
	void everyOperationAndParameterIsExplained() {
		assertThat(this.document.operations()).allSatisfy((name, operation) -> {
			assertThat(operation.path("summary").asString("")).isNotBlank();
			assertThat(operation.path("operationId").asString("")).matches("[a-z][A-Za-z]+");
			assertThat(operation.path("parameters"))
				.allSatisfy((parameter) -> assertThat(parameter.path("description").asString("")).isNotBlank());
		});
		assertThat(this.text).doesNotContain("{@", "<code>", "<p>", "io.eggtimer");
	}

	@Test
	void everyAnswerIsAsDescribedAndAsItsExample() throws Exception {
		List<String> outdated = new ArrayList<>();
		for (Map.Entry<String, JsonNode> operation : this.document.operations().entrySet()) {
			for (Question question : questions(operation.getValue())) {
				String[] name = operation.getKey().split(" ");
				HttpResponse<String> answer = send(name[0], name[1] + question.query(), question.type(),
						question.body());
				String type = answer.headers().firstValue("Content-Type").orElseThrow();
				this.document.assertAnswer(operation.getKey(), answer.statusCode(), type, answer.body());
				JsonNode media = operation.getValue().at("/responses/200/content").path(type);
				JsonNode expected = example(type, answer.body());
				if (!media.at("/examples/example/value").equals(expected)) {
					outdated.add(keep(operation.getValue().get("operationId").asString(), type, plainText(expected)));
				}
				assertThat(this.document.faults(media.get("schema"), plainText(expected))).isEmpty();
			}
		}
		assertThat(outdated).as("the service now answers otherwise; compare, then copy what is in target").isEmpty();
	}

	@Test
	void everyExampleOfARequestIsAsDescribed() {
		assertThat(this.document.operations().values()).allSatisfy(
				(operation) -> operation.at("/requestBody/content")
					.forEachEntry((type, media) -> assertThat(
							this.document.faults(media.get("schema"), text(media.at("/examples/example/value"))))
						.as(type)
						.isEmpty()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{'weightGrams': 5, 'boilMinutes': 0}", "{'weightGrams': 4.999, 'boilMinutes': 0}",
			"{'weightGrams': 200, 'boilMinutes': 60}", "{'weightGrams': 200.001, 'boilMinutes': 60}",
			"{'weightGrams': 60, 'boilMinutes': 60.001}", "{'weightGrams': 60, 'boilMinutes': -0.001}",
			"{'weightGrams': '60', 'boilMinutes': 6}", "{'weightGrams': 60}", "{'boilMinutes': 6}", "[]", "null",
			"{'weightGrams': null, 'boilMinutes': 6}", "{'weightGrams': 60, 'boilMinutes': 6, 'salt': 1}",
			"{'weightGrams': 60, 'boilMinutes': 6, 'draws': 1}", "{'weightGrams': 60, 'boilMinutes': 6, 'draws': 0}",
			"{'weightGrams': 60, 'boilMinutes': 6, 'draws': 1.5}",
			"{'weightGrams': 60, 'boilMinutes': 6, 'draws': null}",
			"{'weightGrams': 60, 'boilMinutes': 6, 'desired': 'hard'}",
			"{'weightGrams': 60, 'boilMinutes': 6, 'desired': 'runny'}" })
	void theServiceTakesWhatTheSchemaDescribes(String quoted) throws Exception {
		String body = quoted.replace('\'', '"');
		HttpResponse<String> answer = send("POST", "/predict", "application/json", body);
		JsonNode schema = this.document.operations()
			.get("POST /predict")
			.at("/requestBody/content/application~1json/schema");
		assertThat(this.document.faults(schema, body).isEmpty()).isEqualTo(answer.statusCode() == 200);
		this.document.assertAnswer("POST /predict", answer.statusCode(),
				answer.headers().firstValue("Content-Type").orElseThrow(), answer.body());
	}

	@ParameterizedTest
	@CsvSource({ "X-Forwarded-Host, evil.example", "Forwarded, host=evil.example", "X-Forwarded-Prefix, /evil",
			"Accept-Language, de", "Accept, '*/*'" })
	void nothingInARequestChangesTheDocument(String name, String value) throws Exception {
		HttpRequest request = request("/v3/api-docs").header(name, value).build();
		assertThat(this.client.send(request, BodyHandlers.ofString()).body()).isEqualTo(this.text);
		assertThat(this.document.json().get("servers").get(0).get("url").asString()).isEqualTo("/");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/v3/api-docs.yaml", "/v3/api-docs/swagger-config", "/v3/api-docs/x", "/swagger-ui/",
			"/swagger-ui/oauth2-redirect.html", "/swagger-ui/swagger-initializer.js", "/swagger-ui/..%2fexamples",
			"/webjars/swagger-ui/swagger-ui.css" })
	void nothingElseOfTheLibrariesIsServed(String path) throws Exception {
		HttpResponse<String> answer = send("GET", path, null, null);
		assertThat(answer.statusCode()).isIn(400, 404);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
	}

	@Test
	void swaggerUiIsFoundAtItsUsualPath() throws Exception {
		HttpResponse<String> answer = send("GET", "/swagger-ui.html", null, null);
		assertThat(answer.statusCode()).isEqualTo(302);
		assertThat(answer.headers().firstValue("Location")).hasValue("swagger-ui/index.html");
	}

	/** Returns each way to ask an operation that the document has examples for. */
	private List<Question> questions(JsonNode operation) {
		StringBuilder query = new StringBuilder();
		for (JsonNode parameter : operation.path("parameters")) {
			if (parameter.has("example")) {
				query.append(query.isEmpty() ? '?' : '&')
					.append(parameter.get("name").asString())
					.append('=')
					.append(URLEncoder.encode(parameter.get("example").asString(), StandardCharsets.UTF_8));
			}
		}
		List<Question> questions = new ArrayList<>();
		operation.at("/requestBody/content")
			.forEachEntry((type, media) -> questions
				.add(new Question(query.toString(), type, text(media.at("/examples/example/value")))));
		return questions.isEmpty() ? List.of(new Question(query.toString(), null, null)) : questions;
	}

	private static String text(JsonNode example) {
		assertThat(example.isMissingNode()).as("there is an example").isFalse();
		return plainText(example);
	}

	/**
	 * Returns an answer as an example shows it: of its arrays no more than the beginning.
	 */
	private JsonNode example(String type, String body) {
		return type.equals("application/json") ? cut(this.json.readTree(body)) : this.json.valueToTree(body);
	}

	private JsonNode cut(JsonNode node) {
		if (node.isObject()) {
			ObjectNode object = this.json.createObjectNode();
			node.forEachEntry((name, value) -> object.set(name, cut(value)));
			return object;
		}
		if (node.isArray()) {
			ArrayNode array = this.json.createArrayNode();
			node.valueStream().limit(LONGEST_ARRAY).forEach((value) -> array.add(cut(value)));
			return array;
		}
		return node;
	}

	private static String plainText(JsonNode example) {
		return example.isString() ? example.asString() : example.toString();
	}

	private static String keep(String operation, String type, String body) throws IOException {
		String extension = Examples.EXTENSIONS.get(type);
		Path file = Path.of("target", "openapi-examples", operation, "answer." + extension);
		Files.createDirectories(file.getParent());
		return Files.writeString(file, body).toString();
	}

	private HttpResponse<String> send(String method, String path, String type, String body) throws Exception {
		HttpRequest.Builder request = request(path);
		if (type != null) {
			request.header("Content-Type", type);
		}
		request.method(method, (body != null) ? BodyPublishers.ofString(body) : BodyPublishers.noBody());
		return this.client.send(request.build(), BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.timeout(Duration.ofSeconds(20));
	}

	/** A request but for its path. */
	private record Question(String query, String type, String body) {
	}

}
