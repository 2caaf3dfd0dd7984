package io.eggtimer.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Writes a report as {@value #JSON} for programs and as {@value #HTML} for people: one
 * file with everything inside, which needs no network.
 */
final class ReportWriter {

	static final String JSON = "report.json";

	static final String HTML = "report.html";

	private static final String PROBE = ".writable";

	/** The folder in between is the version, which only the build knows. */
	private static final String PLOTLY = "classpath*:/META-INF/resources/webjars/plotly.js-dist/*/plotly.js";

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
		.defaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
		.build();

	private ReportWriter() {
	}

	/**
	 * Writes both files, each complete or not at all.
	 * @param report what to write
	 * @param folder where to; made if it is not there, and files of an earlier report in
	 * it are replaced
	 * @throws UncheckedIOException if the folder cannot be made or written
	 */
	static void write(EvaluationReport report, Path folder) {
		String json = MAPPER.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(report) + "\n";
		String html = page(report);
		requireWritable(folder);
		try {
			replace(folder.resolve(JSON), json);
			replace(folder.resolve(HTML), html);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot write the report to %s: %s".formatted(folder, ex), ex);
		}
	}

	/**
	 * Makes sure that a report can be written, before the work and not after it.
	 * @param folder where to; made if it is not there
	 * @throws UncheckedIOException if it cannot be made or written
	 */
	static void requireWritable(Path folder) {
		try {
			Files.createDirectories(folder);
			replace(folder.resolve(PROBE), "");
			Files.delete(folder.resolve(PROBE));
		}
		catch (FileAlreadyExistsException ex) {
			throw new UncheckedIOException(
					"Cannot write the report to %s: %s is not a folder".formatted(folder, ex.getFile()), ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot write the report to %s: %s".formatted(folder, ex), ex);
		}
	}

	/** Returns the library that draws. */
	static String plotly() {
		try {
			Resource[] found = new PathMatchingResourcePatternResolver().getResources(PLOTLY);
			if (found.length != 1) {
				throw new IllegalStateException("Expected one %s, found %d".formatted(PLOTLY, found.length));
			}
			return found[0].getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + PLOTLY, ex);
		}
	}

	private static String page(EvaluationReport report) {
		// "<" could end the element that the report is in, or begin a comment
		Map<String, String> parts = Map.of("css", resource("report.css"), "script", resource("report.js"), "plotly",
				plotly(), "report", MAPPER.writeValueAsString(report).replace("<", "\\u003c"));
		// In one pass, as the report may have texts that look like placeholders
		return PLACEHOLDER.matcher(resource(HTML))
			.replaceAll((placeholder) -> Matcher.quoteReplacement(parts.get(placeholder.group(1))));
	}

	private static String resource(String name) {
		try (InputStream content = new ClassPathResource(name, ReportWriter.class).getInputStream()) {
			return new String(content.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + name, ex);
		}
	}

	/** Not {@code createTempFile}: the file would stay readable by its owner only. */
	private static void replace(Path file, String content) throws IOException {
		Path temporary = file.resolveSibling(".%s.%s.tmp".formatted(file.getFileName(), UUID.randomUUID()));
		try {
			Files.writeString(temporary, content);
			Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			Files.deleteIfExists(temporary);
		}
	}

}
