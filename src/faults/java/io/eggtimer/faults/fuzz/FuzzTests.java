package io.eggtimer.faults.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Hundreds of thousands of requests that a coverage-guided fuzzer makes out of honest
 * ones, to every endpoint on a real port. {@code -Dfuzz.requests=1000000} sends more, and
 * {@code -Dfuzz.seed=2} others.
 *
 * <p>
 * A finding is kept in {@code target/fuzz}; {@link FuzzTarget#main} sends it again.
 */
@Tag("faults")
class FuzzTests {

	private static final Path FOLDER = Path.of("target/fuzz").toAbsolutePath();

	/** What tells the fuzzer that an input does something new. */
	private static final String GUIDES = String.join(":", "io.eggtimer.web.**", "io.eggtimer.http.**",
			"io.eggtimer.security.**", "io.eggtimer.egg.**", "org.eclipse.jetty.http.**", "org.eclipse.jetty.server.**",
			"tools.jackson.core.**", "de.siegmar.fastcsv.**", "org.springframework.http.**",
			"org.springframework.web.servlet.**", "org.springframework.web.cors.**", "org.springframework.web.util.**",
			"org.springframework.security.web.**");

	/** The detector of connections, which would find those of the test. */
	private static final String OF_OUR_OWN = "com.code_intelligence.jazzer.sanitizers.ServerSideRequestForgery";

	@TempDir
	private Path folder;

	@Test
	void noRequestBreaksARuleOrLeavesAnythingBehind() throws Exception {
		Path corpus = FOLDER.resolve("corpus");
		Seeds.writeTo(corpus);
		Seeds.writeWordsTo(FOLDER.resolve("words.txt"));
		Path store = this.folder.resolve("store");
		FileSystemUtils.copyRecursively(Path.of("model-store"), store);
		Path report = FOLDER.resolve("report.txt");
		Files.deleteIfExists(report);
		Path log = FOLDER.resolve("log.txt");
		int exit = fuzz(corpus, store, report, log);
		assertThat(exit).as("exit code; %s has the finding", log).isZero();
		assertThat(report).content().startsWith("requests ");
		assertThat(log).content().doesNotContain(" ERROR ");
		System.out.print(Files.readString(report));
	}

	private int fuzz(Path corpus, Path store, Path report, Path log) throws IOException, InterruptedException {
		String requests = System.getProperty("fuzz.requests", "300000");
		Process process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx512m", "-cp", System.getProperty("java.class.path"), "com.code_intelligence.jazzer.Jazzer",
				"--target_class=" + FuzzTarget.class.getName(),
				"--target_args=" + String.join(" ", store.toString(), requests, report.toString()),
				"--instrumentation_includes=" + GUIDES, "--custom_hook_includes=" + GUIDES,
				"--disabled_hooks=" + OF_OUR_OWN, "--reproducer_path=" + FOLDER, "-artifact_prefix=" + FOLDER + "/",
				"-dict=" + FOLDER.resolve("words.txt"), "-max_len=8192", "-len_control=0", "-timeout=60",
				"-seed=" + System.getProperty("fuzz.seed", "20261123"), corpus.toString()))
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		try {
			return process.waitFor();
		}
		finally {
			process.destroyForcibly();
		}
	}

}
