package io.eggtimer.page;

import java.util.regex.Pattern;

import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The timer of the page, by a clock that the test turns. */
class TimerBrowserTests extends BrowserTests {

	/** In milliseconds; few enough that no test sees a second more. */
	private static final int SOME_TICKS = 250;

	/**
	 * Counts beeps that are planned and locks that are held; a lock is granted by the
	 * test.
	 */
	private static final String COUNTERS = """
			window.beeps = 0;
			const start = OscillatorNode.prototype.start;
			OscillatorNode.prototype.start = function (at) {
				window.beeps++;
				start.call(this, at);
			};
			window.locks = 0;
			window.grants = [];
			const release = async () => window.locks--;
			const request = () => new Promise((resolve) => window.grants.push(() => {
				window.locks++;
				resolve({ release });
			}));
			Object.defineProperty(navigator, 'wakeLock', { value: { request } });
			""";

	private Visit visit;

	@BeforeEach
	void visit() {
		this.visit = visits.to(url());
		this.visit.page().addInitScript(COUNTERS);
		this.visit.page().clock().install(new Clock.InstallOptions().setTime("2026-11-28T07:00:00"));
		this.visit.open();
		assertThat(words()).containsText("Likely soft from");
		assertThat(clock()).hasText("0:00");
		this.visit.page().clock().pauseAt("2026-11-28T08:00:00");
	}

	@AfterEach
	void leave() {
		this.visit.endWell(url());
		this.visit.close();
	}

	@Test
	void itSaysWhatBecomesOfASoftEgg() {
		this.visit.button("Start").click();
		after("00:30");
		assertThat(words()).containsText("Still underdone. Likely soft from");
		assertThat(this.visit.page()).hasTitle("0:30 not yet – Egg timer");
		after("03:00");
		assertThat(clock()).hasText("3:30");
		assertThat(words()).containsText("best at");
		String before = words().textContent();
		after("00:15");
		assertThat(words()).not().hasText(before); // its numbers are of now
		after("00:15");
		assertThat(words()).containsText("Take it out now");
		assertThat(this.visit.page()).hasTitle("4:00 take it out – Egg timer");
		after("02:00");
		assertThat(words()).containsText("Too late for soft");
		after("10:00");
		assertThat(words()).containsText("Longer than any egg");
	}

	@Test
	void aStageIsSpokenOnceAndWithoutNumbers() {
		Locator spoken = this.visit.page().locator("#timer-spoken");
		this.visit.button("Start").click();
		assertThat(spoken).hasText("Still underdone.");
		assertThat(spoken).hasAttribute("role", "status");
		after("03:30");
		assertThat(spoken).hasText(Pattern.compile("(Uncertain, but l|L)ikely soft\\."));
		after("00:30");
		assertThat(spoken).hasText(Pattern.compile("Take it out now\\.( Even so it is not certain\\.)?"));
		after("02:00");
		assertThat(spoken).hasText("Too late for soft.");
		assertThat(words()).not().hasAttribute("role", "status");
	}

	@Test
	void theTrackHasOneZoneWhateverIsWanted() {
		for (String outcome : new String[] { "hard", "underdone", "soft", "hard" }) {
			this.visit.outcome(outcome).check();
			assertThat(words()).containsText("Likely " + outcome);
			this.visit.page().clock().runFor(SOME_TICKS);
			Locator zone = this.visit.page().locator("#timer-chart rect.zone");
			assertThat(zone).hasClass("zone filled-" + outcome);
			assertThat(zone).hasCount(1);
			assertThat(this.visit.page().locator("#timer-chart rect:last-of-type ~ path.best ~ path.now")).hasCount(1);
		}
	}

	@Test
	void aPageThatIsLoadedAgainSoundsOnceItIsTouched() {
		Locator tap = this.visit.page().locator("#timer-tap");
		assertThat(tap).isHidden();
		this.visit.button("Start").click();
		assertThat(this.visit.button("Pause")).isVisible();
		assertThat(tap).isHidden();
		this.visit.page().reload();
		assertThat(tap).hasText("Tap anywhere for sound.");
		assertThat(tap).isVisible();
		this.visit.page().locator("h1").click();
		assertThat(tap).isHidden();
		assertThat((int) this.visit.page().evaluate("window.beeps")).isPositive();
		this.visit.page().reload();
		this.visit.page().getByLabel("Sound").uncheck();
		assertThat(tap).isHidden();
	}

	@Test
	void aPauseRightAfterTheStartLetsTheScreenSleep() {
		this.visit.button("Start").click();
		this.visit.button("Pause").click();
		assertThat(this.visit.button("Start")).isVisible();
		assertThat((int) this.visit.page().evaluate("""
				async () => {
					window.grants.forEach((grant) => grant());
					for (let i = 0; i < 20; i++) {
						await null;
					}
					return window.grants.length;
				}""")).isOne();
		assertThat((int) this.visit.page().evaluate("window.locks")).isZero();
	}

	@Test
	void itCountsByTheClockAndNotByItsTicks() {
		this.visit.button("Start").click();
		after("03:10");
		assertThat(clock()).hasText("3:10");
		this.visit.button("Pause").click();
		after("05:00");
		assertThat(clock()).hasText("3:10");
		this.visit.button("Go on").click();
		after("00:05");
		assertThat(clock()).hasText("3:15");
		this.visit.button("Reset").click();
		assertThat(clock()).hasText("0:00");
		assertThat(this.visit.page()).hasTitle("Egg timer");
	}

	@Test
	void itGoesOnWithTheSameEggWhenThePageIsLoadedAgain() {
		this.visit.weight().fill("68");
		this.visit.outcome("hard").check();
		assertThat(words()).containsText("Likely hard from");
		String plan = words().textContent();
		this.visit.button("Start").click();
		after("01:00");
		this.visit.page().reload();
		assertThat(this.visit.button("Pause")).isVisible();
		assertThat(this.visit.weight()).hasValue("68");
		assertThat(this.visit.outcome("hard")).isChecked();
		after("00:30");
		assertThat(clock()).hasText("1:30");
		assertThat(words()).hasText("Not hard yet. " + plan);
	}

	@Test
	void itJudgesByTheOutcomeThatIsWanted() {
		this.visit.outcome("hard").check();
		assertThat(words()).containsText("Likely hard from");
		this.visit.button("Start").click();
		after("03:00");
		assertThat(words()).containsText("Not hard yet");
		after("02:00");
		this.visit.outcome("underdone").check();
		assertThat(words()).containsText("Too late for underdone");
	}

	@Test
	void anEggForWhichNoTimeIsLikelyIsCalledUncertain() {
		this.visit.page()
			.route("**/recommend?*", (route) -> route.fulfill(new Route.FulfillOptions()
				.setContentType("application/json")
				.setBody(
						"""
								{"outcome": "soft", "weightGrams": 56, "boilMinutes": 4, "probability": 0.4, "lower": 0.2,
								"upper": 0.6, "atLeast": 0.5, "confidence": 0.8, "window": null, "uncertain": true, "extrapolating": false,
								"advice": "", "draws": 5000, "modelVersion": "v1", "curve": [
								{"boilMinutes": 0, "probability": 0, "lower": 0, "upper": 0},
								{"boilMinutes": 4, "probability": 0.4, "lower": 0.2, "upper": 0.6},
								{"boilMinutes": 8, "probability": 0, "lower": 0, "upper": 0}]}""")));
		this.visit.weight().fill("56");
		assertThat(words()).hasText("No time makes soft likely; the best chance is at 4:00.");
		this.visit.button("Start").click();
		after("05:00");
		assertThat(words()).containsText("Uncertain: the best chance for soft has passed. It was at 4:00; soft");
	}

	private Locator clock() {
		return this.visit.page().locator("#clock");
	}

	private Locator words() {
		return this.visit.page().locator("#timer-text");
	}

	/** Lets time pass, as on a phone that slept: of all ticks the last is left. */
	private void after(String minutes) {
		this.visit.page().clock().fastForward(minutes);
		this.visit.page().clock().runFor(SOME_TICKS);
	}

}
