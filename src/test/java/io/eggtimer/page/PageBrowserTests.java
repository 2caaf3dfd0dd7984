package io.eggtimer.page;

import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.RequestOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Uses the page as a person does, in a browser, with the model it ships with. */
class PageBrowserTests extends BrowserTests {

	private static final List<String> OUTCOMES = List.of("underdone", "soft", "hard");

	private final JsonMapper json = new JsonMapper();

	private Visit visit;

	@BeforeEach
	void visit() {
		this.visit = visits.to(url()).open();
	}

	@AfterEach
	void leave() {
		this.visit.endWell(url());
		this.visit.close();
	}

	@Test
	void whoDoesNothingHasAnAnswerAtOnce() {
		this.visit.untilComplete();
		assertShows("{\"weightGrams\": 55, \"boilMinutes\": 4}", "4:00");
		assertThat(this.visit.page().locator("#simulated")).hasText("Learned from simulated eggs.");
	}

	@Test
	void whatIsTypedAndMovedIsAnsweredAsTheServiceAnswersIt() {
		this.visit.weight().fill("61.2");
		this.visit.slider("Time, slider").focus();
		for (int i = 0; i < 8; i++) {
			this.visit.page().keyboard().press("ArrowRight");
		}
		this.visit.outcome("hard").check();
		assertThat(this.visit.time()).hasValue("4.8");
		assertShows("{\"weightGrams\": 61.2, \"boilMinutes\": 4.8}", "4:48");
		JsonNode aim = ask("/recommend?weightGrams=61.2&outcome=hard");
		assertThat(this.visit.page().locator("#aim-time")).hasText(clock(aim.at("/soonest/boilMinutes").asDouble()));
		this.visit.button("Set my egg to").click();
		assertThat(this.visit.page().locator("#done-when"))
			.hasText("after " + clock(aim.at("/soonest/boilMinutes").asDouble()));
	}

	@Test
	void itSaysHowLongThereIsToWait() {
		Locator words = this.visit.page().locator("#desired-text");
		double best = ask("/recommend?weightGrams=55&outcome=soft").at("/soonest/boilMinutes").asDouble();
		this.visit.time().fill("3");
		assertThat(words).containsText("For soft, give it " + clock(best - 3) + " more: ");
		this.visit.time().fill(String.valueOf(best));
		assertThat(words).containsText("For soft, take it out now: ");
		this.visit.time().fill("6");
		assertThat(words).containsText("Too late for soft");
		this.visit.outcome("hard").check();
		assertThat(words).containsText("For hard, ");
	}

	@Test
	void nothingIsAskedTwice() {
		this.visit.untilComplete();
		int before = this.visit.urls().size();
		this.visit.time().fill("5");
		assertThat(this.visit.page().locator("#done-when")).hasText("after 5:00");
		this.visit.outcome("hard").check();
		assertThat(this.visit.page().locator("#desired-text")).containsText("For hard, ");
		List<String> urls = this.visit.urls();
		assertThat(urls.subList(before, urls.size())).containsExactly(url() + "/predict",
				url() + "/recommend?weightGrams=55&outcome=hard");
	}

	@Test
	void theKeyboardAloneIsEnough() {
		this.visit.untilComplete();
		tabTo("#egg input[value=soft]");
		press("ArrowRight");
		assertThat(this.visit.outcome("hard")).isChecked();
		tabTo("#weight");
		this.visit.page().keyboard().type("48");
		tabTo("#weight-slider");
		press("PageUp");
		tabTo("#time-slider");
		press("End");
		assertThat(this.visit.flag()).hasText("Uncertain");
		tabTo("#aim-use");
		press("Enter");
		tabTo("#timer-start");
		press("Space");
		assertThat(this.visit.button("Pause")).isVisible();
		press("Space");
		tabTo("#timer-reset");
		press("Enter");
		assertThat(this.visit.button("Start")).isFocused();
		tabTo("#map-quantity");
		press("ArrowDown");
		tabTo("#data-details summary");
		press("Enter");
		assertThat(this.visit.page().locator("#data-table table")).isVisible();
		tabTo("footer a[href='model']");
	}

	@Test
	void whatTheServiceWouldRefuseIsSaidAtTheField() {
		this.visit.untilComplete();
		this.visit.weight().fill("201");
		Locator error = this.visit.page().locator("#weight-error");
		assertThat(error).hasText("The weight must be a number from 5 to 200 grams. What is shown is for 55.");
		this.visit.weight().fill("");
		assertThat(error).hasText("The weight must be a number from 5 to 200 grams. What is shown is for 55.");
		this.visit.time().fill("-1");
		assertThat(this.visit.page().locator("#time-error"))
			.hasText("The time must be a number from 0 to 60 minutes. What is shown is for 4.");
		this.visit.weight().fill("200");
		assertThat(error).isEmpty();
	}

	@Test
	void anEggUnlikeAllOthersIsCalledAGuess() {
		this.visit.weight().fill("150");
		assertThat(this.visit.page().locator("#extrapolating")).containsText("never seen an egg like this");
		assertThat(this.visit.page().locator("#aim-warning")).isVisible();
		assertThat(this.visit.page().locator("#map-text")).containsText("off the map");
		this.visit.weight().fill("55");
		assertThat(this.visit.page().locator("#extrapolating")).isHidden();
	}

	@Test
	void aClickOnTheMapChoosesTheEgg() {
		this.visit.untilComplete();
		Locator map = this.visit.page().locator("#map-chart svg");
		map.click(); // in the middle
		assertThat(this.visit.weight()).not().hasValue("55");
		double weight = Double.parseDouble(this.visit.weight().inputValue());
		double time = Double.parseDouble(this.visit.time().inputValue());
		JsonNode grid = ask("/model/map");
		// the middle of the canvas is near the middle of the map; axes take the rest
		assertThat(weight).isBetween(quantile(grid.get("weightGrams"), 0.4), quantile(grid.get("weightGrams"), 0.6));
		assertThat(time).isBetween(quantile(grid.get("boilMinutes"), 0.4), quantile(grid.get("boilMinutes"), 0.6));
		assertShows("{\"weightGrams\": %s, \"boilMinutes\": %s}".formatted(weight, time), clock(time));
	}

	@Test
	void theMapShowsEveryQuantityAndTheEggs() {
		this.visit.untilComplete();
		Locator eggs = this.visit.page().locator("#map-chart path.egg");
		assertThat(eggs).not().hasCount(0);
		for (String quantity : new String[] { "underdone", "hard", "predictiveEntropy", "mutualInformation" }) {
			this.visit.page().locator("#map-quantity").selectOption(quantity);
			assertThat(this.visit.page().locator("#map-legend .most"))
				.containsText(OUTCOMES.contains(quantity) ? "100 %" : "nats");
			assertThat(this.visit.page().locator("#map-chart svg")).hasAttribute("aria-label", Pattern
				.compile("Map of .*\\b" + (OUTCOMES.contains(quantity) ? quantity : "uncertainty") + "\\b.*"));
		}
	}

	@Test
	void whatTheModelKeepsOfItselfIsDrawn() {
		this.visit.untilComplete();
		assertThat(this.visit.page().locator("#data-charts svg[role=img]")).hasCount(5);
		assertThat(this.visit.page().locator("#data-text"))
			.containsText("640 simulated eggs, of which 64 were held out to score it: ");
		this.visit.openDetails();
		JsonNode model = ask("/model");
		assertThat(this.visit.page().locator("#model-facts")).containsText(model.get("version").asString());
		assertThat(this.visit.page().locator("#model-facts")).containsText("16-6");
		assertThat(this.visit.page().locator("#model-text"))
			.containsText(percent(model.get("scores").get("accuracy").asDouble()));
	}

	private void assertShows(String question, String time) {
		JsonNode answer = predict(question);
		assertThat(this.visit.page().locator("#done-when")).hasText("after " + time);
		for (String outcome : OUTCOMES) {
			assertThat(this.visit.share(outcome)).hasText(percent(answer.get("probabilities").get(outcome).asDouble()));
			JsonNode spread = answer.get("spread").get(outcome);
			assertThat(this.visit.spread(outcome))
				.hasText(percent(spread.get("lower").asDouble()) + " to " + percent(spread.get("upper").asDouble()));
			assertThat(this.visit.page().locator("#votes-chart .column:has(.filled-%s) .count".formatted(outcome)))
				.hasText("%,d".formatted(answer.get("votes").get(outcome).asInt()));
		}
		String advice = answer.get("advice").asString();
		assertThat(this.visit.flag()).hasText(advice.substring(0, 1).toUpperCase() + advice.substring(1));
		assertThat(this.visit.page().locator("#doubt-numbers"))
			.containsText("%.3f nats".formatted(answer.get("uncertainty").get("mutualInformation").asDouble()));
	}

	/** Goes on with the Tab key until an element has the focus. */
	private void tabTo(String selector) {
		Locator wanted = this.visit.page().locator(selector);
		for (int i = 0; i < 40; i++) {
			if ((boolean) wanted.evaluate("(element) => element === document.activeElement")) {
				assertThat((boolean) wanted.evaluate("(element) => element.matches(':focus-visible')")).isTrue();
				return;
			}
			press("Tab");
		}
		throw new AssertionError("Tab does not lead to " + selector);
	}

	private void press(String key) {
		this.visit.page().keyboard().press(key);
	}

	private JsonNode predict(String question) {
		return read(this.visit.page()
			.request()
			.post("/predict", RequestOptions.create().setHeader("Content-Type", "application/json").setData(question)));
	}

	private JsonNode ask(String path) {
		return read(this.visit.page().request().get(path));
	}

	private JsonNode read(APIResponse answer) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(200);
		return this.json.readTree(answer.body());
	}

	private static double quantile(JsonNode sorted, double share) {
		return sorted.get((int) (share * (sorted.size() - 1))).asDouble();
	}

	/** As the page writes it. */
	private static String percent(double share) {
		if (share > 0 && share < 0.01) {
			return "< 1 %";
		}
		return (share > 0.99 && share < 1) ? "> 99 %" : Math.round(100 * share) + " %";
	}

	private static String clock(double minutes) {
		long seconds = Math.round(60 * minutes);
		return "%d:%02d".formatted(seconds / 60, seconds % 60);
	}

}
