package io.eggtimer.page;

import java.nio.file.Path;
import java.util.List;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.eggtimer.ServiceProcess;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The page of a service that has no model yet, but trains one. */
class ProgressBrowserTests {

	@TempDir
	Path folder;

	@Test
	void aTrainingIsFollowedUntilThePageIsUsableByItself() throws Exception {
		// as many steps as it takes to see them
		List<String> settings = List.of("--server.port=0", "--eggtimer.model-store=" + this.folder.resolve("store"),
				"--eggtimer.training.inference=mean-field", "--eggtimer.training.steps=6000");
		try (Visits visits = Visits.begin();
				ServiceProcess service = ServiceProcess.start(this.folder.resolve("log"), settings)) {
			String url = "http://localhost:" + service.port();
			try (Visit visit = visits.to(url).open()) {
				Locator phase = visit.page().locator("#progress-phase");
				assertThat(phase).hasText("The model is being trained.");
				assertThat(visit.weight()).isHidden();
				assertThat(visit.page().locator("#progress-numbers")).containsText("ELBO");
				visit.screenshot("training");
				assertThat(new AxeBuilder(visit.page()).analyze().getViolations()).isEmpty();
				visit.untilComplete();
				assertThat(phase).isHidden();
				assertThat(visit.page().locator("#model-charts svg[role=img]")).hasCount(5);
				visit.endWell(url);
			}
		}
	}

}
