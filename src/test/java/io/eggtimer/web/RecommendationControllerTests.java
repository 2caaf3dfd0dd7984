package io.eggtimer.web;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.eggtimer.egg.ModelNotReadyException;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link RecommendationController}. */
@WebMvcTest(RecommendationController.class)
@Import(FakeModel.class)
class RecommendationControllerTests {

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
		assertThat(this.mvc.get().uri("/recommend?weightGrams=55&outcome=soft")).hasStatusOk()
			.hasContentType(MediaType.APPLICATION_JSON)
			.bodyText()
			.isEqualTo("{\"outcome\":\"soft\",\"weightGrams\":55.0,\"boilMinutes\":4.0,\"probability\":0.75,"
					+ "\"lower\":0.625,\"upper\":0.875,\"atLeast\":0.5,\"window\":{\"from\":2.6666666666666665,\"to\":6.0},"
					+ "\"soonest\":{\"boilMinutes\":4.0,\"probability\":0.75,\"lower\":0.625,\"upper\":0.875},"
					+ "\"uncertain\":true,\"confidence\":0.8,\"extrapolating\":false,"
					+ "\"advice\":\"Boil it for 4 min: then it is soft with a probability of 0.75."
					+ " From 2.67 to 6 min it is at least 0.5. Even the best time is uncertain.\","
					+ "\"curve\":[{\"boilMinutes\":0.0,\"probability\":0.0,\"lower\":0.0,\"upper\":0.0},"
					+ "{\"boilMinutes\":4.0,\"probability\":0.75,\"lower\":0.625,\"upper\":0.875},"
					+ "{\"boilMinutes\":8.0,\"probability\":0.25,\"lower\":0.0,\"upper\":0.5}],"
					+ "\"draws\":5000,\"modelVersion\":\"v1\"}");
	}

	@Test
	void aWindowThatIsEmptyIsNullAndSaidInWords() {
		assertThat(this.mvc.get().uri("/recommend?weightGrams=55&outcome=soft&atLeast=0.99")).hasStatusOk()
			.bodyText()
			.contains("\"window\":null", "At no time is it soft with a probability of at least 0.99");
	}

	@ParameterizedTest
	@CsvSource({ "5", "200", "5.50", "2e2", "+60" })
	void takesNumbersAsTextWritesThem(String weightGrams) {
		assertThat(this.mvc.get().uri("/recommend?outcome=hard&weightGrams={grams}", weightGrams)).hasStatusOk();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					outcome=soft                                  | weightGrams | is required, a number from 5 to 200
					outcome=soft&weightGrams=                     | weightGrams | must be a number from 5 to 200
					outcome=soft&weightGrams=4.99                 | weightGrams | must be a number from 5 to 200
					outcome=soft&weightGrams=200.1                | weightGrams | must be a number from 5 to 200
					outcome=soft&weightGrams=NaN                  | weightGrams | must be a number from 5 to 200
					outcome=soft&weightGrams=0x10p1               | weightGrams | must be a number from 5 to 200
					outcome=soft&weightGrams=1e999                | weightGrams | must be a number from 5 to 200
					outcome=soft&weightGrams=60&weightGrams=60    | weightGrams | must be given only once
					weightGrams=60                                | outcome     | is required, one of underdone, soft, hard
					weightGrams=60&outcome=Soft                   | outcome     | must be one of underdone, soft, hard
					weightGrams=60&outcome=soft&outcome=hard      | outcome     | must be given only once
					weightGrams=60&outcome=soft&atLeast=-0.1      | atLeast     | must be a number from 0 to 1
					weightGrams=60&outcome=soft&atLeast=1.1       | atLeast     | must be a number from 0 to 1
					weightGrams=60&outcome=soft&salt=1            | salt        | is not a field of this request; its fields are weightGrams, outcome, atLeast
					""")
	void namesTheFieldAtFault(String query, String field, String message) {
		assertThat(this.mvc.get().uri("/recommend?" + query)).hasStatus(HttpStatus.BAD_REQUEST)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.extractingPath("$.errors[0]")
			.asMap()
			.containsEntry("field", field)
			.containsEntry("message", message);
	}

	@Test
	void asksToComeBackWhileThereIsNoModel() {
		this.model.failWith(new ModelNotReadyException());
		assertThat(this.mvc.get().uri("/recommend?weightGrams=55&outcome=soft"))
			.hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
			.hasHeader("Retry-After", "5");
	}

}
