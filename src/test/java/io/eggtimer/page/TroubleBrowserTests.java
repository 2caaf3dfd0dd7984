package io.eggtimer.page;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

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
			assertThat(visit.share("soft")).isVisible(); // what was answered stays
			service.set(Route::resume);
			assertThat(message).isHidden(); // by itself
			assertThat(visit.page().locator("#map-text")).containsText("61 g");
		}
	}

	@Test
	void aServiceThatHasTooMuchToDoIsGivenTime() {
		try (Visit visit = visits.to(url()).open().untilComplete()) {
			String problem = "{\"type\": \"urn:eggtimer:problem:overloaded\", \"status\": 503}";
			visit.page()
				.route("**/predict",
						(route) -> route.fulfill(new Route.FulfillOptions().setStatus(503)
							.setContentType("application/problem+json")
							.setHeaders(Map.of("Retry-After", "10"))
							.setBody(problem)));
			visit.weight().fill("61");
			assertThat(visit.page().locator("#connection")).containsText("The egg timer is busy.");
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

}
