package io.eggtimer.page;

import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Tries the API out in a browser, under the policy that the page itself has. */
class SwaggerUiBrowserTests extends BrowserTests {

	private Visit visit;

	private Page page;

	@BeforeEach
	void visit() {
		this.visit = visits.to(url());
		this.page = this.visit.page();
		this.page.navigate("/swagger-ui.html");
	}

	@AfterEach
	void leave() {
		this.visit.endWell(url());
		this.visit.close();
	}

	@Test
	void showsEveryOperationInFull() {
		assertThat(this.page.locator(".opblock")).not().hasCount(0);
		List<Locator> operations = this.page.locator(".opblock-summary").all();
		operations.forEach(Locator::click);
		assertThat(this.page.locator(".opblock.is-open .responses-table")).hasCount(operations.size());
		this.visit.screenshot("swagger-ui");
	}

	@ParameterizedTest
	@CsvSource({ "predict, minutesLeft", "predictBatch, modelVersion", "recommend, window", "model, formatVersion",
			"progress, ready" })
	void answersWhatTheExampleAsks(String operationId, String answer) {
		assertAnswers(tryOut(operationId), answer);
	}

	@Test
	void answersAStreamInItsType() {
		Locator operation = tryOut("predictBatch");
		operation.getByLabel("Request content type").selectOption("text/csv");
		operation.getByLabel("Media Type").first().selectOption("text/csv");
		assertAnswers(operation, "underdoneSd");
	}

	private Locator tryOut(String operationId) {
		Locator operation = this.page.locator("[id$=-%s]".formatted(operationId));
		operation.locator(".opblock-summary").click();
		operation.getByText("Try it out").click();
		return operation;
	}

	private static void assertAnswers(Locator operation, String answer) {
		operation.getByText("Execute").click();
		Locator response = operation.locator(".live-responses-table tr.response").first();
		assertThat(response.locator(".response-col_status")).containsText("200");
		assertThat(response.locator(".response-col_description")).containsText(answer);
	}

}
