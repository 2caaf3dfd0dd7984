package io.eggtimer.web;

import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What must be true of every problem document. */
final class ProblemAssertions {

	private static final JsonMapper JSON = new JsonMapper();

	private ProblemAssertions() {
	}

	/**
	 * Asserts that an answer is a problem document which says as much and no more than it
	 * should.
	 */
	static void assertProblem(int status, String contentType, String body) {
		assertThat(contentType).startsWith("application/problem+json");
		assertThat(body).doesNotContainIgnoringCase("tools.jackson", "java.", "springframework", "Exception", "jetty",
				"eclipse", "apache", "io.eggtimer", "<html");
		Map<?, ?> problem = JSON.readValue(body, Map.class);
		assertThat(problem.get("type")).asString().matches("urn:eggtimer:problem:[a-z-]+");
		assertThat(problem.get("status")).isEqualTo(status);
		assertThat(problem.get("title")).asString().isNotBlank();
		assertThat(problem.get("detail")).asString().isNotBlank();
	}

}
