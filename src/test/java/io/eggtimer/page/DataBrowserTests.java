package io.eggtimer.page;

import java.util.List;
import java.util.function.Consumer;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** How the page draws data and a map that are not those of the model it ships with. */
class DataBrowserTests extends BrowserTests {

	private static final List<String> OUTCOMES = List.of("underdone", "soft", "hard");

	private final JsonMapper json = new JsonMapper();

	private Visit visit;

	@BeforeEach
	void visit() {
		this.visit = visits.to(url());
	}

	@AfterEach
	void leave() {
		this.visit.endWell(url());
		this.visit.close();
	}

	@Test
	void theHatchIsWhereTheModelSaysThatItGuesses() {
		change("/model/map", (map) -> {
			int times = map.get("boilMinutes").size();
			ArrayNode extrapolating = map.putArray("extrapolating");
			for (int row = 0; row < map.get("weightGrams").size(); row++) {
				ArrayNode line = extrapolating.addArray();
				for (int column = 0; column < times; column++) {
					line.add(column < times / 2);
				}
			}
		});
		this.visit.open().untilComplete();
		assertThat(isHatched(0.25)).isTrue();
		assertThat(isHatched(0.48)).isTrue();
		assertThat(isHatched(0.52)).isFalse();
		assertThat(isHatched(0.99)).isFalse();
		assertThat(this.visit.page().locator("#map-chart .untrained-name")).isVisible();
	}

	@Test
	void nothingIsHatchedWhereTheModelKnowsAll() {
		change("/model/map", (map) -> {
			for (var line : map.get("extrapolating")) {
				ArrayNode row = (ArrayNode) line;
				for (int column = 0; column < row.size(); column++) {
					row.set(column, false);
				}
			}
		});
		this.visit.open().untilComplete();
		assertThat(this.visit.page().locator("#map-chart .trained")).hasAttribute("d", "");
		assertThat(this.visit.page().locator("#map-chart .untrained-name")).isHidden();
	}

	@ParameterizedTest
	@CsvSource({ "0.2, 3", "1, 1", "0.1, 5", "2, 1" })
	void evenEggsGiveEvenBars(double width, int cellsPerBar) {
		int cells = 6 * cellsPerBar;
		change("/model/summary", (summary) -> {
			ObjectNode counts = (ObjectNode) summary.get("data").get("cells");
			counts.put("timeWidth", width);
			for (String outcome : OUTCOMES) {
				ArrayNode kept = counts.putArray(outcome);
				for (int time = 0; time < cells; time++) {
					kept.addArray().add(50).add(time).add(1);
				}
			}
		});
		this.visit.open().untilComplete();
		Locator bars = this.visit.page()
			.locator("figure:has(figcaption:text-is('How long they boiled')) .columns .filled-hard rect");
		assertThat(bars).hasCount(6);
		assertThat(bars.all().stream().map((bar) -> bar.getAttribute("height")).distinct()).hasSize(1);
		assertThat(bars.all().stream().map((bar) -> bar.getAttribute("width")).distinct()).hasSize(1);
	}

	@Test
	void eggsThatAreAllAlikeAreALine() {
		change("/model/summary", (summary) -> {
			ObjectNode times = (ObjectNode) summary.get("data").get("outcomes").get("soft").get("boilMinutes");
			for (String name : List.of("minimum", "lowerQuartile", "median", "upperQuartile", "maximum", "mean")) {
				times.put(name, 4);
			}
			times.put("standardDeviation", 0);
			ObjectNode cells = (ObjectNode) summary.get("data").get("cells");
			double width = cells.get("timeWidth").asDouble();
			cells.putArray("soft").addArray().add(50).add((int) (4 / width)).add(129);
		});
		this.visit.open().untilComplete();
		Locator shapes = this.visit.page().locator(".violin .shape");
		assertThat(shapes).hasCount(6);
		for (Locator shape : shapes.all()) {
			assertThat(shape.getAttribute("d")).isNotEmpty().doesNotContain("NaN", "Infinity");
		}
	}

	/** Lets the page have another answer than the service gives. */
	private void change(String path, Consumer<ObjectNode> change) {
		this.visit.page().route("**" + path, (route) -> {
			APIResponse response = route.fetch();
			ObjectNode answer = (ObjectNode) this.json.readTree(response.body());
			change.accept(answer);
			route.fulfill(
					new Route.FulfillOptions().setResponse(response).setBody(this.json.writeValueAsString(answer)));
		});
	}

	/**
	 * Returns whether the map is hatched at a share of its width, in the middle of its
	 * height.
	 */
	private boolean isHatched(double share) {
		return (boolean) this.visit.page().evaluate("""
				(share) => {
					const left = 34;
					const svg = document.querySelector('#map-chart svg');
					const x = left + share * (svg.getAttribute('width') - 8 - left);
					return document.querySelector('#map-chart .untrained').isPointInFill(new DOMPoint(x, 190));
				}""", share);
	}

}
