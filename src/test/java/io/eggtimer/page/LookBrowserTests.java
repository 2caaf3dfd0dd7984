package io.eggtimer.page;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the page looks like on small and large screens, by day and by night. The pictures
 * in {@code target/screenshots} are for people to look at.
 */
class LookBrowserTests extends BrowserTests {

	private static final long MAX_BYTES = 1_500_000;

	@ParameterizedTest
	@CsvSource({ "desktop, 1280, 900, LIGHT", "desktop-dark, 1280, 900, DARK", "phone, 390, 844, LIGHT",
			"phone-dark, 390, 844, DARK", "tablet, 800, 1000, LIGHT", "narrow, 320, 640, LIGHT",
			"narrow-dark, 320, 640, DARK" })
	void everybodyCanUseIt(String name, int width, int height, ColorScheme colours) {
		try (Visit visit = visits.to(url(), width, height, colours).open().untilComplete()) {
			assertThat(visit.bytes()).isBetween(300_000L, MAX_BYTES);
			visit.screenshot(name);
			visit.openDetails();
			assertThat(visit.page().locator("#aim-table table")).isVisible();
			assertThat((boolean) visit.page()
				.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
				.as("nothing is cut off at the side")
				.isTrue();
			assertThat(new AxeBuilder(visit.page()).analyze().getViolations()).isEmpty();
			visit.weight().fill("150"); // as guesses look different
			visit.time().fill("61");
			assertThat(visit.page().locator("#extrapolating")).isVisible();
			visit.weight().fill("55");
			visit.button("Start").click();
			assertThat(visit.page().locator("#timer-text")).containsText("Still underdone.");
			assertThat(new AxeBuilder(visit.page()).analyze().getViolations()).isEmpty();
			visit.endWell(url());
		}
	}

}
