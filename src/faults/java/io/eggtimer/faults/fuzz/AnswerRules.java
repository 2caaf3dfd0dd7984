package io.eggtimer.faults.fuzz;

import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What must be true of every answer, whatever was asked. */
final class AnswerRules {

	private static final JsonMapper JSON = new JsonMapper();

	/** An unknown transfer coding, overload, an unknown version of HTTP. */
	private static final Set<Integer> NO_FAULT_OF_OURS = Set.of(501, 503, 505);

	private static final Set<String> STREAMS = Set.of("application/x-ndjson", "text/csv");

	/** The mean of 5,000 doubles, three times. */
	private static final double ROUNDING = 1e-9;

	private static final String[] INSIDES = { "Exception", "\tat ", "org.springframework", "org.eclipse",
			"tools.jackson" };

	private AnswerRules() {
	}

	static void check(Answer answer, FuzzedRequest request) {
		int status = answer.status();
		String type = answer.header("Content-Type").replaceFirst(";.*", "");
		assertThat(status < 500 || NO_FAULT_OF_OURS.contains(status)).as("status %d", status).isTrue();
		assertThat(answer.head()).doesNotContainIgnoringCase("\r\nserver:", "\r\nx-powered-by:");
		// what began to be streamed is cut where its request breaks off
		assertThat(answer.whole() || (status == 200 && STREAMS.contains(type)))
			.as("is whole: %s%s", answer.head(), answer.text())
			.isTrue();
		if (!answer.whole() || answer.body().length == 0) {
			return;
		}
		if (status >= 400) {
			problem(answer, type, request);
		}
		else if (status == 200) {
			success(type, answer.text());
		}
	}

	private static void problem(Answer answer, String type, FuzzedRequest request) {
		assertThat(type).isEqualTo("application/problem+json");
		JsonNode problem = JSON.readTree(answer.body());
		assertThat(problem.path("status").asInt()).isEqualTo(answer.status());
		assertThat(problem.path("type").asString()).matches("urn:eggtimer:problem:[a-z-]+");
		assertThat(problem.path("title").asString()).isNotBlank();
		assertThat(problem.path("detail").asString()).isNotBlank();
		if (answer.status() == 503) {
			assertThat(answer.header("Retry-After")).isNotEmpty();
		}
		for (String inside : INSIDES) {
			if (!request.text().contains(inside)) {
				assertThat(answer.text()).doesNotContain(inside);
			}
		}
	}

	private static void success(String type, String text) {
		switch (type) {
			case "application/json" -> json(JSON.readTree(text));
			case "application/x-ndjson" -> text.lines().map(JSON::readTree).forEach(AnswerRules::json);
			case "text/event-stream" -> assertThat(text).matches("event: progress\ndata: \\{.*}\n\n");
			case "text/csv" -> text.lines().skip(1).forEach(AnswerRules::csv);
			default -> assertThat(text).isNotEmpty(); // of the Actuator
		}
	}

	private static void json(JsonNode answer) {
		if (answer.isArray()) {
			answer.forEach(AnswerRules::json);
		}
		else if (answer.has("votes")) {
			JsonNode probabilities = answer.path("probabilities");
			sumsToOne(probabilities.path("underdone").asDouble(), probabilities.path("soft").asDouble(),
					probabilities.path("hard").asDouble());
			JsonNode votes = answer.path("votes");
			assertThat(votes.path("underdone").asInt() + votes.path("soft").asInt() + votes.path("hard").asInt())
				.isEqualTo(answer.path("draws").asInt());
		}
		else if (answer.has("line")) {
			assertThat(answer.path("type").asString()).startsWith("urn:eggtimer:problem:");
		}
	}

	private static void csv(String line) {
		String[] fields = line.split(",", -1);
		if (fields.length == 14 && fields[13].isEmpty()) { // else there is a quoted field
			sumsToOne(Double.parseDouble(fields[3]), Double.parseDouble(fields[4]), Double.parseDouble(fields[5]));
		}
	}

	private static void sumsToOne(double underdone, double soft, double hard) {
		assertThat(underdone).isBetween(0.0, 1.0);
		assertThat(soft).isBetween(0.0, 1.0);
		assertThat(hard).isBetween(0.0, 1.0);
		assertThat(underdone + soft + hard).isCloseTo(1, within(ROUNDING));
	}

}
