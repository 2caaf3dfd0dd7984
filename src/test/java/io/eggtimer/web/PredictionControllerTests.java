package io.eggtimer.web;

import java.io.IOException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.eggtimer.egg.Egg;
import io.eggtimer.egg.ModelNotReadyException;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link PredictionController} and the problems that it can cause. */
@WebMvcTest(PredictionController.class)
@Import(FakeModel.class)
@ExtendWith(OutputCaptureExtension.class)
class PredictionControllerTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private FakeModel model;

	@AfterEach
	void recover() {
		this.model.failWith(null);
	}

	@Test
	void answersWithEveryFieldOfTheContractInItsOrder() {
		assertThat(post("{\"weightGrams\": 61.2, \"boilMinutes\": 4.8}")).hasStatusOk()
			.hasContentType(MediaType.APPLICATION_JSON)
			.bodyText()
			.isEqualTo("{\"outcome\":\"soft\","
					+ "\"probabilities\":{\"underdone\":0.0625,\"soft\":0.90625,\"hard\":0.03125},"
					+ "\"spread\":{\"underdone\":{\"standardDeviation\":0.03,\"lower\":0.01,\"upper\":0.11},"
					+ "\"soft\":{\"standardDeviation\":0.04,\"lower\":0.85,\"upper\":0.98},"
					+ "\"hard\":{\"standardDeviation\":0.01,\"lower\":0.0,\"upper\":0.05}},"
					+ "\"votes\":{\"underdone\":12,\"soft\":4985,\"hard\":3},"
					+ "\"uncertainty\":{\"predictiveEntropy\":0.5,\"expectedEntropy\":0.375,\"mutualInformation\":0.125},"
					+ "\"uncertain\":true,\"cookLonger\":false,\"advice\":\"uncertain\",\"extrapolating\":true,"
					+ "\"draws\":5000,\"modelVersion\":\"v1\"}");
		assertThat(this.model.lastEgg()).isEqualTo(new Egg(61.2, 4.8));
	}

	@Test
	void passesTheNumberOfDrawsOn() {
		assertThat(post("{\"draws\": 17, \"weightGrams\": 61.2, \"boilMinutes\": 4.8}")).bodyJson()
			.hasPathSatisfying("$.draws", (draws) -> assertThat(draws).isEqualTo(17));
	}

	@ParameterizedTest
	@CsvSource({ "5, 0", "200, 60", "5.0, -0.0", "2e2, 6E+1", "60, 1e-999" })
	void takesEggsAtTheEdgeOfTheRange(String weightGrams, String boilMinutes) {
		assertThat(post(egg(weightGrams, boilMinutes))).hasStatusOk();
	}

	@ParameterizedTest
	@CsvSource({ "4.999, 0", "200.001, 60", "60, -0.001", "60, 60.001" })
	void refusesEggsJustOutsideTheRange(String weightGrams, String boilMinutes) {
		assertThat(post(egg(weightGrams, boilMinutes))).hasStatus(HttpStatus.BAD_REQUEST);
	}

	@Test
	void saysHowLongToWaitForWhatIsDesired() {
		// best at 4 minutes with 0.75; as likely as not from 4 * 2/3 to 6 minutes
		assertThat(post("{\"weightGrams\": 61.2, \"boilMinutes\": 3, \"desired\": \"soft\"}")).hasStatusOk()
			.bodyText()
			.endsWith("\"modelVersion\":\"v1\",\"desired\":{\"outcome\":\"soft\",\"minutesLeft\":1.0,\"tooLate\":false,"
					+ "\"probabilityNow\":0.25,\"probabilityThen\":0.75,\"lower\":0.625,\"upper\":0.875,"
					+ "\"window\":{\"from\":0.0,\"to\":3.0}}}");
	}

	@Test
	void saysWhenItIsTooLateForWhatIsDesired() {
		assertThat(post("{\"weightGrams\": 61.2, \"boilMinutes\": 7, \"desired\": \"soft\"}")).hasStatusOk()
			.bodyText()
			.endsWith("\"desired\":{\"outcome\":\"soft\",\"minutesLeft\":0.0,\"tooLate\":true,"
					+ "\"probabilityNow\":0.25,\"probabilityThen\":0.25,\"lower\":0.125,\"upper\":0.375,"
					+ "\"window\":null}}");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "null", "1", "true", "\"\"", "\"SOFT\"", "\"soft \"", "[\"soft\"]", "{\"outcome\": \"soft\"}" })
	void refusesADesireThatIsNoOutcome(String desired) {
		assertThat(post("{\"weightGrams\": 60, \"boilMinutes\": 3, \"desired\": %s}".formatted(desired)))
			.hasStatus(HttpStatus.BAD_REQUEST)
			.bodyJson()
			.extractingPath("$.errors[0]")
			.asMap()
			.containsEntry("field", "desired")
			.containsEntry("message", "must be one of underdone, soft, hard");
	}

	@Test
	void namesEveryFaultyFieldAtOnceAndWhatIsExpectedOfIt() {
		assertThat(post("{\"weightGrams\": \"60\", \"draws\": 1.0, \"salt\": {\"a\": [1]}, \"draws\": 3}"))
			.hasStatus(HttpStatus.BAD_REQUEST)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.isStrictlyEqualTo("""
					{
					  "type": "urn:eggtimer:problem:invalid-request",
					  "title": "Invalid request",
					  "status": 400,
					  "detail": "The request has faulty fields.",
					  "instance": "/predict",
					  "errors": [
					    {"field": "weightGrams", "message": "must be a number from 5 to 200"},
					    {"field": "draws",
					     "message": "must be a whole number, 1 or more, and no more than the model has"},
					    {"field": "salt",
					     "message":
					         "is not a field of this request; its fields are weightGrams, boilMinutes, draws, desired"},
					    {"field": "draws", "message": "must be given only once"},
					    {"field": "boilMinutes", "message": "is required, a number from 0 to 60"}
					  ]
					}""");
	}

	@Test
	void saysHowManyDrawsTheModelHas() {
		assertThat(post("{\"weightGrams\": 60, \"boilMinutes\": 6, \"draws\": 5001}")).hasStatus(HttpStatus.BAD_REQUEST)
			.bodyJson()
			.extractingPath("$.errors[0]")
			.asMap()
			.containsEntry("field", "draws")
			.containsEntry("message", "must be from 1 to 5000");
	}

	@Test
	void pointsAtTheFaultInMalformedJson() {
		assertThat(post("{\"weightGrams\": 60,\n  \"boilMinutes\": six}")).hasStatus(HttpStatus.BAD_REQUEST)
			.bodyJson()
			.extractingPath("$.detail")
			.asString()
			.matches("The body is not valid JSON: see line 2, column \\d+\\.");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 62, 63, 64, 5000 })
	void reportsAnUnknownFieldWhoseNameIsHardToShorten(int lettersBeforeTheEgg) {
		assertThat(post("{\"%s\ud83e\udd5a\\u0000\": 1}".formatted("x".repeat(lettersBeforeTheEgg))))
			.hasStatus(HttpStatus.BAD_REQUEST)
			.bodyJson()
			.extractingPath("$.errors.length()")
			.isEqualTo(3);
	}

	@Test
	void boundsTheAnswerToAThousandUnknownFields() {
		StringBuilder body = new StringBuilder("{\"x\": 0");
		for (int i = 0; i < 1000; i++) {
			body.append(",\"x%d\": 0".formatted(i));
		}
		assertThat(post(body.append('}').toString())).hasStatus(HttpStatus.BAD_REQUEST)
			.bodyJson()
			.extractingPath("$.errors.length()")
			.isEqualTo(20);
	}

	@Test
	void asksToComeBackWhileThereIsNoModel() {
		this.model.failWith(new ModelNotReadyException());
		assertThat(post(egg("60", "6"))).hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
			.hasHeader("Retry-After", "5")
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.extractingPath("$.type")
			.isEqualTo("urn:eggtimer:problem:not-ready");
	}

	@Test
	void logsAnUnexpectedFailureOnceAndDoesNotTellItsCause(CapturedOutput output) {
		this.model.failWith(new IllegalStateException("secret of the kernel"));
		assertThat(post(egg("60", "6"))).hasStatus(HttpStatus.INTERNAL_SERVER_ERROR)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyText()
			.contains("urn:eggtimer:problem:internal-error")
			.doesNotContain("secret", "IllegalState");
		assertThat(output).containsOnlyOnce("secret of the kernel");
	}

	@Test
	void aClientThatHangsUpIsNotLogged(CapturedOutput output) {
		this.model.failWith(new HttpMessageNotWritableException("no egg", new IOException("Broken pipe")));
		post(egg("60", "6"));
		assertThat(output).doesNotContain("Failed to answer");
	}

	@Test
	void methodNotAllowedNamesTheMethodsThatAre() {
		assertThat(this.mvc.get().uri("/predict")).hasStatus(HttpStatus.METHOD_NOT_ALLOWED)
			.hasHeader("Allow", "POST")
			.bodyJson()
			.extractingPath("$.type")
			.isEqualTo("urn:eggtimer:problem:method-not-allowed");
	}

	@Test
	void aBrowserThatWantsHtmlGetsAProblemDocument() {
		assertThat(this.mvc.post()
			.uri("/predict")
			.accept(MediaType.TEXT_HTML)
			.contentType(MediaType.APPLICATION_JSON)
			.content(egg("60", "6"))).hasStatus(HttpStatus.NOT_ACCEPTABLE)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	private static String egg(String weightGrams, String boilMinutes) {
		return "{\"weightGrams\": %s, \"boilMinutes\": %s}".formatted(weightGrams, boilMinutes);
	}

	private MvcTestResult post(String body) {
		return this.mvc.post().uri("/predict").contentType(MediaType.APPLICATION_JSON).content(body).exchange();
	}

}
