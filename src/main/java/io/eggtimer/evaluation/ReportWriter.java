package io.eggtimer.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import tools.jackson.databind.json.JsonMapper;

final class ReportWriter {

	private ReportWriter() {
	}

	static void requireWritable(Path folder) {
	}

	static void write(EvaluationReport report, Path folder) {
		try {
			Files.createDirectories(folder);
			Files.write(folder.resolve("report.json"), JsonMapper.builder().build().writeValueAsBytes(report));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
