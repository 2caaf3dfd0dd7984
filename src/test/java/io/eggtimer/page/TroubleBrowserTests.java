package io.eggtimer.page;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What the page does while the service does not answer. */
class TroubleBrowserTests extends BrowserTests {

	@Test
	void aServiceThatIsGoneIsSaidAndTriedAgainUntilItIsBack() {
		try (Visit visit = visits.to(url()).open().untilComplete()) {
			AtomicReference<Consumer<Route>> service = new AtomicReference<>(Route::abort);
			visit.page().route("**/*", (route) -> service.get().accept(route));
			visit.weight().fill("61");
			Locator message = visit.page().locator("#connection");
			assertThat(message).containsText("The egg timer cannot be reached.");
			assertThat(new AxeBuilder(visit.page()).analyze().getViolations()).isEmpty();
			assertThat(visit.share("soft")).isVisible(); // what was answered stays
			service.set(Route::resume);
			assertThat(message).isHidden(); // by itself
			assertThat(visit.page().locator("#map-text")).containsText("61 g");
		}
	}

	@Test
	void aServiceThatHasTooMuchToDoIsGivenTime() {
		try (Visit visit = visits.to(url()).open().untilComplete()) {
			visit.page().route("**/predict", (route) -> route.fulfill(problem(503, "overloaded")));
			visit.weight().fill("61");
			assertThat(visit.page().locator("#connection")).containsText("The egg timer is busy.");
			visit.page().unroute("**/predict");
			visit.button("Try now").click();
			assertThat(visit.page().locator("#connection")).isHidden();
		}
	}

	@Test
	void anEggIsAnsweredWhileTheMapIsNot() {
		try (Visit visit = visits.to(url())) {
			visit.page().route("**/model/map", (route) -> route.fulfill(problem(503, "overloaded")));
			visit.open();
			assertThat(visit.page().locator("#connection")).containsText("The egg timer is busy.");
			visit.weight().fill("61");
			assertThat(visit.page().locator("#spoken")).containsText("61 grams, 4 minutes");
			visit.slider("Time, slider").press("ArrowRight");
			assertThat(visit.page().locator("#done-when")).hasText("after 4:06");
			visit.page().unroute("**/model/map");
			visit.untilComplete(); // by itself
			assertThat(visit.page().locator("#connection")).isHidden();
			assertThat(visit.page().locator("#map-text")).containsText("61 g");
		}
	}

	@Test
	void aFaultOfThePageIsNotTakenForOneOfTheService() {
		try (Visit visit = visits.to(url())) {
			visit.page().route("**/predict", (route) -> route.fulfill(new Route.FulfillOptions().setBody("null")));
			visit.open();
			assertThat(visit.page().locator("#aim-time")).not().hasText("–");
			assertThat(visit.page().locator("#simulated")).not().isEmpty();
			assertThat(visit.page().locator("#connection")).isHidden();
			assertThat(visit.faults()).isNotEmpty().allMatch((fault) -> fault.contains("TypeError"));
		}
	}

	@Test
	void aQuestionAtFaultDoesNotKeepOthersFromBeingTriedAgain() {
		try (Visit visit = visits.to(url()).open().untilComplete()) {
			Locator message = visit.page().locator("#connection-text");
			visit.page().route("**/recommend?*", Route::abort);
			visit.weight().fill("61");
			assertThat(message).containsText("The egg timer cannot be reached.");
			visit.page().route("**/predict", (route) -> route.fulfill(problem(400, "invalid")));
			visit.time().fill("5");
			assertThat(visit.page().locator("#connection")).isVisible();
			visit.page().unroute("**/recommend?*");
			assertThat(message).hasText("urn:eggtimer:problem:invalid");
			visit.page().unroute("**/predict");
			visit.button("Try now").click();
			assertThat(visit.page().locator("#connection")).isHidden();
		}
	}

	@Test
	void withoutScriptsItSaysWhatItNeeds() {
		try (Visit visit = visits.withoutScripts(url()).open()) {
			assertThat(visit.page().locator("noscript p")).containsText("This page needs JavaScript.");
			visit.endWell(url());
		}
	}

	static Route.FulfillOptions problem(int status, String name) {
		String type = "urn:eggtimer:problem:" + name;
		return new Route.FulfillOptions().setStatus(status)
			.setContentType("application/problem+json")
			.setHeaders((status == 503) ? Map.of("Retry-After", "3") : Map.of())
			.setBody("{\"type\": \"%s\", \"detail\": \"%s\"}".formatted(type, type));
	}

}
