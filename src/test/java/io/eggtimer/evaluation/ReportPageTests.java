package io.eggtimer.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.eggtimer.Chromium;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@code report.html}, in a browser. */
class ReportPageTests {

	private static final Pattern PLOT = Pattern.compile("class=\"plot js-plotly-plot\"");

	private static final Pattern SECTION = Pattern.compile("<section aria-labelledby=\"([a-z-]+)\">");

	@TempDir
	Path folder;

	@Test
	void everySectionIsDrawn() throws IOException, InterruptedException {
		String dom = open(SampleReports.full());
		assertThat(SECTION.matcher(dom).results().map((section) -> section.group(1))).containsExactly("methods",
				"reliability", "data", "spread", "examples", "learning", "overfitting", "class-weights", "estimators",
				"sampler");
		// Log loss and its differences, 9 reliabilities, 5 of the data, 2 * 5 grids, 3
		// eggs of 5 posteriors, rows, epochs, estimators
		int plots = 2 + 9 + 5 + 2 * 5 + 3 * 5 + 3;
		assertThat(PLOT.matcher(dom).results()).hasSize(plots);
		assertThat(dom).contains("data-plots=\"%d\"".formatted(plots));
		assertThat(dom).contains("<td>0.925 ± 0.010</td>").contains("<td>+0.0040 ± 0.0030</td>");
	}

	@Test
	void whatIsNotMeasuredIsLeftOutAndTextsStayTexts() throws IOException, InterruptedException {
		String dom = open(SampleReports.bare("</script><img src=x onerror=alert(1)>"));
		assertThat(SECTION.matcher(dom).results().map((section) -> section.group(1))).containsExactly("data");
		assertThat(PLOT.matcher(dom).results()).hasSize(5);
		assertThat(dom).contains("<dd>&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;: 1 eggs, 1 soft</dd>");
	}

	private String open(EvaluationReport report) throws IOException, InterruptedException {
		String browser = Chromium.find().toString();
		ReportWriter.write(report, this.folder);
		Path dom = this.folder.resolve("dom");
		Path log = this.folder.resolve("log");
		Process process = new ProcessBuilder(browser, "--headless=new", "--no-sandbox", "--disable-gpu",
				"--enable-logging=stderr", "--virtual-time-budget=15000", "--dump-dom",
				"--user-data-dir=" + this.folder.resolve("profile"),
				this.folder.resolve("report.html").toUri().toString())
			.redirectOutput(dom.toFile())
			.redirectError(log.toFile())
			.start();
		try {
			assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("the browser ends").isTrue();
		}
		finally {
			process.destroyForcibly();
		}
		// A page that is not UTF-8 would fail here
		String page = Files.readString(dom);
		assertThat(Files.readString(log)).doesNotContain("CONSOLE");
		assertThat(page.substring(0, page.indexOf("<head>"))).contains("data-plots").doesNotContain("data-error");
		return page;
	}

}
