package io.eggtimer.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.eggtimer.egg.ModelNotReadyException;
import io.eggtimer.egg.OverloadedException;
import io.eggtimer.http.ProblemType;
import io.eggtimer.openapi.ApiDocument;
import io.eggtimer.serving.NoSummaryException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whether every problem is as the OpenAPI document has it: of a closed service that some
 * pages may ask, which can have them all.
 */
@SpringBootTest(classes = WebTestApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "eggtimer.security.closed=true", "eggtimer.security.operator.name=chef",
				"eggtimer.security.cors.allowed-origins=https://kitchen.example" })
class ProblemDocumentIntegrationTests {

	private static final String PASSWORD = "boiled-egg";

	private static final String EGG = "{\"weightGrams\": 60, \"boilMinutes\": 6}";

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final JsonMapper json = new JsonMapper();

	@Autowired
	private FakeModel model;

	@LocalServerPort
	private int port;

	private ApiDocument document;

	@DynamicPropertySource
	static void operator(DynamicPropertyRegistry registry) {
		String hash = "{bcrypt}" + new BCryptPasswordEncoder(10).encode(PASSWORD);
		registry.add("eggtimer.security.operator.password-hash", () -> hash);
	}

	@BeforeEach
	void readDocument() throws Exception {
		this.document = ApiDocument.of(send(request("/v3/api-docs"), true).body());
	}

	@AfterEach
	void recover() {
		this.model.failWith(null);
	}

	@ParameterizedTest
	@EnumSource
	void everyProblemIsAsDescribedAndAsItsExample(ProblemType type) throws Exception {
		this.model.failWith(failure(type));
		HttpResponse<String> answer = send(cause(type), type != ProblemType.UNAUTHORIZED);
		assertThat(answer.statusCode()).isEqualTo(type.status().value());
		JsonNode response = this.document.response(type.status());
		response.path("headers")
			.forEachEntry((name, header) -> assertThat(answer.headers().firstValue(name)).as(name).isPresent());
		this.document.assertContent(response, answer.headers().firstValue("Content-Type").orElseThrow(), answer.body());
		String name = type.urn().toString().replace("urn:eggtimer:problem:", "");
		assertThat(response.at("/content/application~1problem+json/examples").path(name).path("value"))
			.as("compare, and copy " + keep(name, answer.body()))
			.isEqualTo(this.json.readTree(answer.body()));
		String operation = answer.request().method() + " " + answer.request().uri().getPath();
		if (this.document.operations().containsKey(operation)) {
			assertThat(this.document.operations().get(operation).path("responses").properties())
				.extracting((property) -> property.getKey())
				.contains(String.valueOf(type.status().value()));
		}
	}

	@Test
	void aClosedServiceAsksForWhatItTakes() {
		assertThat(this.document.components("securitySchemes")).containsOnlyKeys("password");
		assertThat(this.document.json().get("security").toString()).isEqualTo("[{\"password\":[]}]");
	}

	private static @Nullable RuntimeException failure(ProblemType type) {
		return switch (type) {
			case NOT_READY -> new ModelNotReadyException();
			case OVERLOADED -> new OverloadedException();
			case NO_SUMMARY -> new NoSummaryException("20261128T181649Z-9b585e43");
			case INTERNAL_ERROR -> new IllegalStateException("secret of the kernel");
			default -> null;
		};
	}

	private HttpRequest.Builder cause(ProblemType type) {
		return switch (type) {
			case NOT_FOUND -> request("/nothing");
			case NO_SUMMARY -> request("/model/summary");
			case METHOD_NOT_ALLOWED -> request("/predict");
			case INVALID_REQUEST -> question("{\"weightGrams\": \"61.2\", \"time\": 4.8}");
			case FORBIDDEN -> question(EGG).header("Origin", "https://elsewhere.example");
			case NOT_ACCEPTABLE -> question(EGG).header("Accept", "text/html");
			case PAYLOAD_TOO_LARGE -> question(EGG + " ".repeat(16 * 1024));
			case UNSUPPORTED_MEDIA_TYPE -> question(EGG).setHeader("Content-Type", "text/plain");
			default -> question(EGG);
		};
	}

	private HttpRequest.Builder question(String body) {
		return request("/predict").header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.timeout(Duration.ofSeconds(20));
	}

	private HttpResponse<String> send(HttpRequest.Builder request, boolean known) throws Exception {
		if (known) {
			request.header("Authorization", "Basic " + HttpHeaders.encodeBasicAuth("chef", PASSWORD, null));
		}
		return this.client.send(request.build(), BodyHandlers.ofString());
	}

	private static Path keep(String name, String body) throws IOException {
		Path file = Path.of("target", "openapi-examples", "problems", name + ".json");
		Files.createDirectories(file.getParent());
		return Files.writeString(file, body);
	}

}
