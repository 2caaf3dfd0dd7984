package io.eggtimer.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Tests for {@link ReportWriter}. */
class ReportWriterTests {

	private static final String HOSTILE = "</script><script>alert(1)</script><!-- {{plotly}} $1 \\";

	@TempDir
	Path folder;

	@Test
	void theJsonIsTheReport() throws IOException {
		ReportWriter.write(SampleReports.full(), this.folder);
		JsonNode json = JsonMapper.shared().readTree(Files.readString(this.folder.resolve("report.json")));
		assertThat(json.propertyNames()).containsExactly("createdAt", "software", "data", "protocol", "methods",
				"estimators", "learning", "overfitting", "classWeights", "spread", "examples", "sampler");
		assertThat(json.at("/data/weightGrams").size()).isEqualTo(640);
		assertThat(json.at("/methods/0/name").asString()).isEqualTo("hmc");
		assertThat(json.at("/methods/0/logLossToHmc").isNull()).isTrue();
		assertThat(json.at("/methods/1/logLoss/standardError").asDouble()).isEqualTo(0.012);
		assertThat(json.at("/sampler/rHat").asDouble()).isEqualTo(1.004);
	}

	@Test
	void thePageHasTheSameReportInside() throws IOException {
		ReportWriter.write(SampleReports.full(), this.folder);
		assertThat(embedded())
			.isEqualTo(JsonMapper.shared().readTree(Files.readString(this.folder.resolve("report.json"))));
	}

	@Test
	void whatIsNotMeasuredIsEmptyOrNull() throws IOException {
		ReportWriter.write(SampleReports.bare("eggs.csv"), this.folder);
		JsonNode json = embedded();
		assertThat(json.at("/methods").isEmpty()).isTrue();
		assertThat(json.at("/spread").isNull()).isTrue();
		assertThat(json.at("/sampler").isNull()).isTrue();
	}

	@Test
	void thePageLoadsNothing() throws IOException {
		ReportWriter.write(SampleReports.full(), this.folder);
		String page = Files.readString(this.folder.resolve("report.html"));
		assertThat(page).contains("default-src 'none'").contains(ReportWriter.plotly());
		String ours = page.replace(ReportWriter.plotly(), "");
		assertThat(ours).doesNotContain("://").doesNotContain("{{");
		assertThat(ours).doesNotContainPattern("\\s(src|href)\\s*=").doesNotContainPattern("url\\(|@import");
	}

	@Test
	void textsOfTheReportCannotEndItsElement() throws IOException {
		ReportWriter.write(SampleReports.bare(HOSTILE), this.folder);
		assertThat(Files.readString(this.folder.resolve("report.html"))).doesNotContain("alert(1)</script>")
			.doesNotContain("<script>alert");
		assertThat(embedded().at("/data/location").asString()).isEqualTo(HOSTILE);
	}

	@Test
	void theLibraryCannotEndItsElement() {
		assertThat(ReportWriter.plotly()).doesNotContainIgnoringCase("</script").doesNotContain("<!--");
	}

	@Test
	void anEarlierReportIsReplacedAndNothingElseIsLeft() throws IOException {
		Path made = this.folder.resolve("a/b");
		ReportWriter.write(SampleReports.full(), made);
		ReportWriter.write(SampleReports.bare("eggs.csv"), made);
		assertThat(Files.readString(made.resolve("report.json"))).contains("\"location\" : \"eggs.csv\"");
		try (Stream<Path> files = Files.list(made)) {
			assertThat(files.map((file) -> file.getFileName().toString())).containsExactlyInAnyOrder("report.json",
					"report.html");
		}
	}

	@Test
	void aFileInPlaceOfTheFolderIsNamed() throws IOException {
		Path file = Files.writeString(this.folder.resolve("taken"), "");
		assertThatExceptionOfType(UncheckedIOException.class)
			.isThrownBy(() -> ReportWriter.write(SampleReports.bare("eggs.csv"), file))
			.withMessage("Cannot write the report to %s: %s is not a folder".formatted(file, file));
	}

	@Test
	void aFileAboveTheFolderIsNamed() throws IOException {
		Path file = Files.writeString(this.folder.resolve("taken"), "");
		assertThatExceptionOfType(UncheckedIOException.class)
			.isThrownBy(() -> ReportWriter.write(SampleReports.bare("eggs.csv"), file.resolve("report")))
			.withMessageStartingWith("Cannot write the report to %s".formatted(file.resolve("report")));
	}

	private JsonNode embedded() throws IOException {
		Matcher report = Pattern.compile("<script type=\"application/json\" id=\"report\">(.*?)</script>")
			.matcher(Files.readString(this.folder.resolve("report.html")));
		assertThat(report.find()).isTrue();
		return JsonMapper.shared().readTree(report.group(1));
	}

}
