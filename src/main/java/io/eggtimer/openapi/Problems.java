package io.eggtimer.openapi;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.github.therapi.runtimejavadoc.ClassJavadoc;
import com.github.therapi.runtimejavadoc.CommentFormatter;
import com.github.therapi.runtimejavadoc.RuntimeJavadoc;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.springdoc.core.customizers.OpenApiCustomizer;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import io.eggtimer.http.ProblemType;
import io.eggtimer.security.Credentials;
import io.eggtimer.security.SecuritySettings;

/**
 * Adds every problem, described once, to the document, and to each operation those that
 * any may have. Others are the handler's to name, as {@code @ApiResponse(responseCode =
 * "404", ref = "NotFound")}.
 */
class Problems implements OpenApiCustomizer {

	/** Headers that belong to a status, and what they say. */
	private static final Map<HttpStatus, Map<String, String>> HEADERS = Map.of(HttpStatus.UNAUTHORIZED,
			Map.of(HttpHeaders.WWW_AUTHENTICATE, "What credentials are taken."), HttpStatus.METHOD_NOT_ALLOWED,
			Map.of(HttpHeaders.ALLOW, "The methods that the path knows."), HttpStatus.SERVICE_UNAVAILABLE,
			Map.of(HttpHeaders.RETRY_AFTER, "Seconds to wait before the next try."));

	private static final String REQUEST_ID = "X-Request-Id";

	private final Credentials credentials;

	private final SecuritySettings security;

	Problems(Credentials credentials, SecuritySettings security) {
		this.credentials = credentials;
		this.security = security;
	}

	@Override
	public void customise(OpenAPI document) {
		Components components = document.getComponents();
		ModelConverters.getInstance(true).readAll(Problem.class).forEach(components::addSchemas);
		responses().forEach((status, response) -> components.addResponses(name(status), response));
		components.addHeaders(REQUEST_ID, header("Names the request in the log of the service."));
		components.addResponses("OtherProblem",
				response("Any other problem, such as 404, 405, 408 or 431; its `type` may be any.", List.of()));
		document.getPaths()
			.values()
			.stream()
			.flatMap((path) -> path.readOperations().stream())
			.forEach(this::addCommonProblems);
	}

	private static Map<HttpStatus, ApiResponse> responses() {
		Map<HttpStatus, List<ProblemType>> types = Arrays.stream(ProblemType.values())
			.collect(Collectors.groupingBy((type) -> HttpStatus.valueOf(type.status().value())));
		Map<HttpStatus, ApiResponse> responses = new EnumMap<>(HttpStatus.class);
		types.forEach((status, ofStatus) -> {
			String description = ofStatus.stream().map(Problems::description).collect(Collectors.joining("\n\n"));
			ApiResponse response = response(description, ofStatus);
			HEADERS.getOrDefault(status, Map.of())
				.forEach((name, meaning) -> response.addHeaderObject(name, header(meaning)));
			responses.put(status, response);
		});
		return responses;
	}

	private static String description(ProblemType type) {
		ClassJavadoc javadoc = RuntimeJavadoc.getJavadoc(ProblemType.class);
		return javadoc.getEnumConstants()
			.stream()
			.filter((constant) -> constant.getName().equals(type.name()))
			.map((constant) -> Markdown.of(new CommentFormatter().format(constant.getComment())))
			.collect(Collectors.joining());
	}

	private static ApiResponse response(String description, List<ProblemType> types) {
		MediaType problem = new MediaType().schema(new JsonSchema().$ref(Problem.class.getSimpleName()));
		types.forEach((type) -> problem.addExamples(Problem.name(type), Examples.problem(type)));
		return new ApiResponse().description(description)
			.addHeaderObject(REQUEST_ID, new Header().$ref(REQUEST_ID))
			.content(new Content().addMediaType(org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
					problem));
	}

	private static Header header(String meaning) {
		Schema<?> text = new JsonSchema();
		text.addType("string");
		return new Header().description(meaning).required(true).schema(text);
	}

	private void addCommonProblems(Operation operation) {
		operation.getResponses().get("200").addHeaderObject(REQUEST_ID, new Header().$ref(REQUEST_ID));
		boolean takesBody = operation.getRequestBody() != null;
		add(operation, HttpStatus.BAD_REQUEST, true);
		add(operation, HttpStatus.UNAUTHORIZED, this.credentials.required());
		add(operation, HttpStatus.FORBIDDEN, !this.security.cors().allowedOrigins().isEmpty());
		add(operation, HttpStatus.NOT_ACCEPTABLE, true);
		add(operation, HttpStatus.CONTENT_TOO_LARGE, takesBody);
		add(operation, HttpStatus.UNSUPPORTED_MEDIA_TYPE, takesBody);
		add(operation, HttpStatus.INTERNAL_SERVER_ERROR, true);
		add(operation, HttpStatus.SERVICE_UNAVAILABLE, true);
		add(operation, ApiResponses.DEFAULT, "OtherProblem");
	}

	private static void add(Operation operation, HttpStatus status, boolean possible) {
		if (possible) {
			add(operation, String.valueOf(status.value()), name(status));
		}
	}

	private static void add(Operation operation, String status, String name) {
		operation.getResponses().addApiResponse(status, new ApiResponse().$ref(name));
	}

	/** Returns the reason without blanks, such as {@code NotFound}. */
	private static String name(HttpStatus status) {
		return status.getReasonPhrase().replace(" ", "");
	}

}
