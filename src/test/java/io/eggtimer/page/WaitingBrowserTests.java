package io.eggtimer.page;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What the page does while there is no model, told by a service that has one. */
class WaitingBrowserTests extends BrowserTests {

	private static final String PROGRESS = "**/progress";

	private Visit visit;

	private Page page;

	@BeforeEach
	void visit() {
		this.visit = visits.to(url());
		this.page = this.visit.page();
	}

	@AfterEach
	void leave() {
		this.page.unroute("**/*");
		this.page.unroute(PROGRESS);
		this.visit.untilComplete(); // by itself
		assertThat(this.page.locator("#progress")).isHidden();
		assertThat(this.page.locator("#connection")).isHidden();
		this.visit.close();
	}

	@Test
	void whyThereIsNoModelStaysToBeRead() {
		this.page.route(PROGRESS, (route) -> route.fulfill(event("failed", "\"The log says why.\"")));
		this.visit.open();
		assertThat(this.page.locator("#progress-phase")).hasText("There is no model. The log says why.");
		this.page.waitForRequest("**/progress", () -> {
		}); // asked again, and told the same
		assertThat(this.page.locator("#progress-phase")).hasText("There is no model. The log says why.");
		assertThat(this.page.locator("#connection")).isHidden();
	}

	@Test
	void aServiceThatCannotTellHowFarItIsIsAskedAgain() {
		this.page.route("**/*", (route) -> {
			boolean ofThePage = route.request().url().equals(url() + "/") || route.request().url().contains("/page/");
			if (ofThePage) {
				route.resume();
			}
			else {
				route.fulfill(TroubleBrowserTests.problem(503, "not-ready"));
			}
		});
		this.visit.open();
		assertThat(this.page.locator("#progress-phase")).hasText("How far it is cannot be told now. Trying again.");
		assertThat(this.visit.weight()).isHidden();
	}

	@Test
	void aServiceThatIsGoneBeforeItsFirstWordIsSaid() {
		this.page.route(PROGRESS, Route::abort);
		this.visit.open();
		assertThat(this.page.locator("#connection")).containsText("The egg timer cannot be reached.");
	}

	@Test
	void anEggThatIsBoilingKeepsItsTimer() {
		this.page
			.addInitScript("localStorage.setItem('egg-timer', JSON.stringify({ since: Date.now(), counted: 60000 }))");
		this.page.route(PROGRESS, (route) -> route.fulfill(event("training", "null")));
		this.visit.open();
		assertThat(this.page.locator("#progress-phase")).hasText("The model is being trained.");
		Locator clock = this.page.locator("#clock");
		assertThat(clock).isVisible();
		assertThat(clock).containsText("1:0");
		assertThat(this.visit.weight()).isHidden();
		this.visit.screenshot("training-while-boiling");
		assertThat(new AxeBuilder(this.page).analyze().getViolations()).isEmpty();
	}

	private static Route.FulfillOptions event(String phase, String message) {
		return new Route.FulfillOptions().setContentType("text/event-stream").setBody("""
				event: progress
				data: {"phase": "%s", "percent": null, "step": null, "message": %s}

				""".formatted(phase, message));
	}

}
