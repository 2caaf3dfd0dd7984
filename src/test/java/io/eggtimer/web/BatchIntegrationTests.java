package io.eggtimer.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

import org.assertj.core.data.Index;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import io.eggtimer.egg.ModelNotReadyException;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code POST /predict/batch} on a real server: what is asked, and what is answered. */
@SpringBootTest(classes = WebTestApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class BatchIntegrationTests {

	private static final String JSON = "application/json";

	private static final String NDJSON = "application/x-ndjson";

	private static final String CSV = "text/csv";

	private static final String GOOD = "{\"weightGrams\": 60, \"boilMinutes\": 6}";

	private static final String HEADER = "weightGrams,boilMinutes\n";

	private static final String ANSWERS = "weightGrams,boilMinutes,outcome,underdone,soft,hard,"
			+ "underdoneSd,softSd,hardSd,predictiveEntropy,mutualInformation,uncertain,cookLonger,error\n";

	private static final String SOFT = ",soft,0.0625,0.90625,0.03125,0.03,0.04,0.01,0.5,0.125,true,false,\n";

	private final HttpClient client = HttpClient.newBuilder().version(Version.HTTP_1_1).build();

	private final JsonMapper json = new JsonMapper();

	@Autowired
	private FakeModel model;

	@LocalServerPort
	private int port;

	@AfterEach
	void recover() {
		this.model.failWith(null);
	}

	@Test
	void anArrayGetsAnArrayOfTheSameAnswersInOrder() throws Exception {
		String numbered = "[{\"weightGrams\": 60, \"boilMinutes\": 6, \"draws\": 7}, " + GOOD + "]";
		HttpResponse<String> response = send(JSON, numbered);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).contains(JSON);
		JsonNode answers = this.json.readTree(response.body());
		assertThat(answers.size()).isEqualTo(2);
		assertThat(answers.get(0).get("draws").asInt()).isEqualTo(7);
		assertThat(answers.get(1)).isEqualTo(this.json.readTree(post("/predict", JSON, "*/*", GOOD).body()));
		assertThat(send(JSON, "[]").body()).isEqualTo("[]");
	}

	@Test
	void anArrayMayHaveTenThousandElementsAndNoMore() throws Exception {
		HttpResponse<String> response = send(JSON, array(10_000));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(this.json.readTree(response.body()).size()).isEqualTo(10_000);
		HttpResponse<String> more = send(JSON, array(10_001));
		assertProblem(more, 400);
		assertThat(more.body()).contains("10000", NDJSON);
	}

	@Test
	void oneBadEggRefusesTheArrayAndAllFaultyFieldsAreNamed() throws Exception {
		HttpResponse<String> response = send(JSON, "[" + GOOD + ", {\"weightGrams\": \"x\", \"salt\": 1}, 5, "
				+ "{\"weightGrams\": 60, \"boilMinutes\": 6, \"draws\": 5001}, [[]]]");
		assertProblem(response, 400);
		assertThat(
				this.json.readTree(response.body()).get("errors").valueStream().map((e) -> e.get("field").asString()))
			.containsExactly("[1].weightGrams", "[1].salt", "[1].boilMinutes", "[2]", "[4]", "[3].draws");
		assertThat(send(JSON, "[5]").body()).contains("must be a JSON object");
	}

	@Test
	void drawsBeyondTheModelsAndFaultsByTheThousandAreBounded() throws Exception {
		HttpResponse<String> draws = send(JSON,
				"[" + GOOD + ",{\"weightGrams\": 60, \"boilMinutes\": 6, \"draws\": 5001}]");
		assertProblem(draws, 400);
		assertThat(draws.body()).contains("\"[1].draws\"", "must be from 1 to 5000");
		String many = "{\"a\": 0" + ",\"a\": 0".repeat(100_000) + "}";
		for (String hostile : List.of("[" + many + "]", "[" + "0,".repeat(9_000) + "0]")) {
			HttpResponse<String> response = send(JSON, hostile);
			assertProblem(response, 400);
			assertThat(this.json.readTree(response.body()).get("errors").size()).isEqualTo(20);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "5", "{}", GOOD, "[", "[" + GOOD, "[" + GOOD + ",]", "[" + GOOD + "] x",
			"[" + GOOD + "][]", "[{]", "[" + GOOD + " " + GOOD + "]", "\0", "[NaN]" })
	void whatIsNoArrayIsRefused(String body) throws Exception {
		assertProblem(send(JSON, body), 400);
	}

	@Test
	void anArrayMayBeLargerThanOneRequestButNotWithoutLimit() throws Exception {
		assertThat(send(JSON, "[" + " ".repeat(4 * 1024 * 1024 - 2) + "]").body()).isEqualTo("[]");
		HttpResponse<String> response = send(JSON, "[" + " ".repeat(4 * 1024 * 1024 - 1) + "]");
		assertProblem(response, 413);
		assertThat(response.body()).contains("4194304 bytes");
	}

	@Test
	void linesGetAnswersAndBadOnesAProblemInTheirPlace() throws Exception {
		String egg = "{\"weightGrams\": 60, \"boilMinutes\": 6, \"draws\": %d}\n";
		HttpResponse<String> response = send(NDJSON,
				"\ufeff" + egg.formatted(1) + "\r\n  \n" + egg.formatted(2) + "{\n" + egg.formatted(5001)
						+ "{\"boilMinutes\": 61}\n" + GOOD + " x\n" + GOOD + GOOD + "\n[]\n" + " ".repeat(20_000) + "\n"
						+ "x".repeat(40_000) + "\n" + egg.formatted(3).strip());
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).contains(NDJSON);
		List<JsonNode> answers = response.body().lines().map(this.json::readTree).toList();
		assertThat(answers.stream().map((a) -> a.has("line") ? "line " + a.get("line") : "draws " + a.get("draws")))
			.containsExactly("draws 1", "draws 2", "line 5", "line 6", "line 7", "line 8", "line 9", "line 10",
					"line 11", "line 12", "draws 3");
		for (JsonNode answer : answers) {
			if (answer.has("line")) {
				ProblemAssertions.assertProblem(400, "application/problem+json", answer.toString());
			}
		}
		assertThat(answers.get(3).get("errors").get(0).get("field").asString()).isEqualTo("draws");
		assertThat(answers.get(4).get("errors").size()).isEqualTo(2);
		assertThat(response.body()).endsWith("\n");
	}

	@Test
	void aLineThatIsNotUtf8IsAFaultOfThatLine() throws Exception {
		byte[] body = (GOOD + "\n{\"\u00e9\": 1}\n" + GOOD).getBytes(StandardCharsets.ISO_8859_1);
		HttpResponse<String> response = this.client.send(
				request("/predict/batch", NDJSON, "*/*").POST(BodyPublishers.ofByteArray(body)).build(),
				BodyHandlers.ofString());
		assertThat(response.body().lines()).hasSize(3);
		assertThat(response.body()).contains("\"line\":2").contains("UTF-8");
	}

	@Test
	void manyMoreLinesThanAnArrayHasElementsAreAnsweredInOrder() throws Exception {
		StringBuilder body = new StringBuilder();
		for (int i = 0; i < 12_000; i++) {
			body.append("{\"weightGrams\": 60, \"boilMinutes\": 6, \"draws\": ").append(1 + i % 4999).append("}\n");
		}
		List<String> answers = send(NDJSON, body.toString()).body().lines().toList();
		assertThat(answers).hasSize(12_000);
		for (int i = 0; i < answers.size(); i++) {
			assertThat(answers.get(i)).contains("\"draws\":" + (1 + i % 4999) + ",");
		}
	}

	@Test
	void noLinesGetNoAnswers() throws Exception {
		HttpResponse<String> response = send(NDJSON, "");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEmpty();
		assertThat(send(CSV, HEADER).body()).isEqualTo(ANSWERS);
	}

	@Test
	void rowsGetTheColumnsOfTheContractWithTheNumbersAsTheyWere() throws Exception {
		HttpResponse<String> response = send(CSV, HEADER + "61.20,4.8\r\n\n \"61\" , 5\n");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).contains(CSV);
		assertThat(response.body()).isEqualTo(ANSWERS + "61.20,4.8" + SOFT + "61,5" + SOFT);
		assertThat(send(CSV, "\ufeff\nboilMinutes , \"weightGrams\"\r\n4.8,61.2").body())
			.isEqualTo(ANSWERS + "61.2,4.8" + SOFT);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					300,-1      | 300,-1            | weightGrams must be a number from 5 to 200; boilMinutes must be a number from 0 to 60
					NaN,5       | NaN,5             | weightGrams must be a number from 5 to 200
					5d,0x5      | 5d,0x5            | weightGrams must be a number from 5 to 200; boilMinutes must be a number from 0 to 60
					,5          | ,5                | weightGrams is required, a number from 5 to 200
					61,2,4,8    | 61,2              | The line must have 2 fields, not 4.
					61          | 61,               | The line must have 2 fields, not 1.
					61,"5       | 61,""\"5"             | The line is not valid CSV: a quote is not closed, or text follows it.
					""")
	void aBadRowHasItsInputAndWhatIsWrong(String row, String input, String error) throws Exception {
		String quoted = error.contains(",") || error.contains("\"") ? '"' + error + '"' : error;
		assertThat(send(CSV, HEADER + row + "\n60,6\n").body())
			.isEqualTo(ANSWERS + input + ",".repeat(12) + quoted + "\n60,6" + SOFT);
	}

	@Test
	void aLineBeyondTheLimitsOfTheParserIsOneBadLine() throws Exception {
		String good = "{\"weightGrams\": 61.2, \"boilMinutes\": 4.8}\n";
		for (String bad : List.of("{\"a\":".repeat(600), "{\"weightGrams\":" + "[".repeat(600),
				"{\"weightGrams\":" + "6".repeat(2000) + "}", "{\"weightGrams\":1e" + "6".repeat(2000) + "}",
				"{\"draws\":" + "9".repeat(1500) + "}", "[".repeat(600))) {
			HttpResponse<String> response = send("application/x-ndjson", good + bad + "\n" + good);
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.body().lines()).hasSize(3)
				.satisfies((line) -> assertThat(line).contains("invalid-request", "\"line\":2"), Index.atIndex(1));
		}
	}

	@Test
	void linesThatEndWithCarriageReturnsAreNoHeader() throws Exception {
		assertThat(send(CSV, "weightGrams,boilMinutes\r61.2,4.8\r").statusCode()).isEqualTo(400);
	}

	@Test
	void aCarriageReturnWithinARowIsNamed() throws Exception {
		assertThat(send(CSV, HEADER + "61,4\r5\n60,6\n").body()).isEqualTo(
				ANSWERS + "61,4" + ",".repeat(12) + "The line must not have a carriage return within.\n60,6" + SOFT);
	}

	@Test
	void aLongNumberComesBackWhole() throws Exception {
		String ten = "1" + "0".repeat(100) + "e-99";
		assertThat(send(CSV, HEADER + ten + ",6\n").body()).isEqualTo(ANSWERS + ten + ",6" + SOFT);
	}

	@Test
	void hostileRowsStayShort() throws Exception {
		String body = HEADER + "9".repeat(16_000) + ",5\n" + ",".repeat(16_384) + "\n" + "x".repeat(20_000)
				+ "\n60,6\n";
		List<String> rows = send(CSV, body).body().lines().toList();
		assertThat(rows).hasSize(5).allMatch((row) -> row.length() < 200);
		assertThat(rows.get(3)).isEqualTo(",".repeat(13) + "Line 4: The line must not be longer than 16384 bytes.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\n", "60,6\n", "weightGrams\n", "weightGrams,weightGrams\n", "weight,time\n",
			"weightGrams,boilMinutes,draws\n", "weightGrams;boilMinutes\n", "\"weightGrams,boilMinutes\n" })
	void anyOtherHeaderIsRefusedBeforeAnAnswer(String header) throws Exception {
		HttpResponse<String> response = send(CSV, header + "60,6\n");
		assertProblem(response, 400);
		assertThat(response.body()).contains("weightGrams,boilMinutes");
	}

	@ParameterizedTest
	@CsvSource({ JSON, NDJSON, CSV })
	void withoutAModelThereIsAProblemAndNoAnswer(String type) throws Exception {
		this.model.failWith(new ModelNotReadyException());
		HttpResponse<String> response = send(type, body(type));
		assertProblem(response, 503);
		assertThat(response.headers().firstValue("Retry-After")).isPresent();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			application/json                   | */*                                  | 200
			application/json                   | application/json;charset=utf-16      | 200
			application/json                   | application/x-ndjson                 | 406
			application/json                   | text/csv                             | 406
			application/x-ndjson               | application/x-ndjson                 | 200
			application/x-ndjson               | application/*                        | 200
			application/x-ndjson               | application/json                     | 406
			application/x-ndjson;charset=utf-8 | */*                                  | 200
			application/x-ndjson;charset=latin1| */*                                  | 415
			text/csv                           | text/*                               | 200
			text/csv; header=present           | text/csv, application/json;q=0.5     | 200
			text/csv;charset=utf-16            | */*                                  | 415
			text/csv                           | application/json                     | 406
			text/plain                         | */*                                  | 415
			application/xml                    | */*                                  | 415
			nonsense                           | */*                                  | 415
			""")
	void theAnswerHasTheTypeOfTheRequestOrThereIsNone(String type, String accept, int status) throws Exception {
		HttpResponse<String> response = post("/predict/batch", type, accept, body(type));
		assertThat(response.statusCode()).isEqualTo(status);
		if (status == 200) {
			assertThat(response.headers().firstValue("Content-Type")).contains(type.split(";")[0]);
		}
		else {
			assertProblem(response, status);
		}
	}

	@Test
	void onlyPostsOfStreamsAreUnlimited() throws Exception {
		String large = (GOOD + "\n").repeat(1000);
		assertThat(send(NDJSON, large).statusCode()).isEqualTo(200);
		assertProblem(send("text/plain", large), 413);
		assertProblem(post("/predict", NDJSON, "*/*", large), 413);
		assertProblem(post("/predict", JSON, "*/*", large), 413);
		assertProblem(
				this.client.send(request("/predict/batch", NDJSON, "*/*").PUT(BodyPublishers.ofString(large)).build(),
						BodyHandlers.ofString()),
				413);
	}

	private static String array(int length) {
		return "[" + String.join(",", Collections.nCopies(length, GOOD)) + "]";
	}

	private static String body(String type) {
		return type.startsWith(CSV) ? HEADER + "60,6\n" : type.startsWith(JSON) ? "[" + GOOD + "]" : GOOD + "\n";
	}

	private static void assertProblem(HttpResponse<String> response, int status) {
		assertThat(response.statusCode()).isEqualTo(status);
		ProblemAssertions.assertProblem(status, response.headers().firstValue("Content-Type").orElse(""),
				response.body());
	}

	private HttpResponse<String> send(String type, String body) throws Exception {
		return post("/predict/batch", type, "*/*", body);
	}

	private HttpResponse<String> post(String path, String type, String accept, String body) throws Exception {
		return this.client.send(request(path, type, accept).POST(BodyPublishers.ofString(body)).build(),
				BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(String path, String type, String accept) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.header("Content-Type", type)
			.header("Accept", accept)
			.timeout(Duration.ofSeconds(9));
	}

}
