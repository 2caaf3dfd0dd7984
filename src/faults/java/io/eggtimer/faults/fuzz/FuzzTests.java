package io.eggtimer.faults.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests to every endpoint on a real port. First a coverage-guided fuzzer makes them
 * out of honest ones and keeps those that reach new code; then many more are made of
 * these. {@code -Dfuzz.requests=1000000} and {@code -Dfuzz.guided=100000} send more, and
 * {@code -Dfuzz.seed=2} others.
 *
 * <p>
 * A finding is kept in {@code target/fuzz}; {@link FuzzTarget#main} sends it again.
 */
@Tag("faults")
class FuzzTests {

	private static final Path FOLDER = Path.of("target/fuzz").toAbsolutePath();

	private static final String SEED = System.getProperty("fuzz.seed", "20261123");

	/** What tells the fuzzer that an input does something new. */
	private static final String GUIDES = String.join(":", "io.eggtimer.web.**", "io.eggtimer.http.**",
			"io.eggtimer.security.**", "io.eggtimer.egg.**", "org.eclipse.jetty.http.**", "tools.jackson.core.**",
			"de.siegmar.fastcsv.**");

	/** The detector of connections, which would find those of the test. */
	private static final String OF_OUR_OWN = "com.code_intelligence.jazzer.sanitizers.ServerSideRequestForgery";

	@Test
	@Timeout(3600)
	void noRequestBreaksARuleOrLeavesAnythingBehind() throws Exception {
		Path corpus = FOLDER.resolve("corpus");
		Seeds.writeTo(corpus);
		Seeds.writeWordsTo(FOLDER.resolve("words.txt"));
		run("guided", List.of("com.code_intelligence.jazzer.Jazzer", "--target_class=" + FuzzTarget.class.getName(),
				"--target_args=" + String.join(" ", service("guided", "5000")), "--instrumentation_includes=" + GUIDES,
				"--custom_hook_includes=" + GUIDES, "--disabled_hooks=" + OF_OUR_OWN, "--reproducer_path=" + FOLDER,
				"-artifact_prefix=" + FOLDER + "/", "-dict=" + FOLDER.resolve("words.txt"), "-max_len=8192",
				"-len_control=0", "-entropic=0", "-reduce_inputs=0", "-timeout=60", "-seed=" + SEED,
				corpus.toString()));
		List<String> volume = new ArrayList<>(List.of(FuzzVolume.class.getName()));
		volume.addAll(service("requests", "100000"));
		volume.addAll(List.of(corpus.toString(), SEED, FOLDER.resolve("finding").toString()));
		run("requests", volume);
	}

	private static List<String> service(String phase, String requests) {
		return List.of(FOLDER.resolve("store").toString(), System.getProperty("fuzz." + phase, requests),
				report(phase).toString());
	}

	private static Path report(String phase) {
		return FOLDER.resolve(phase + ".txt");
	}

	private static void run(String phase, List<String> arguments) throws IOException, InterruptedException {
		Files.deleteIfExists(report(phase));
		Path log = FOLDER.resolve(phase + ".log");
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-cp",
						System.getProperty("java.class.path")));
		command.addAll(arguments);
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		try {
			process.waitFor();
		}
		finally {
			process.destroyForcibly();
		}
		// written when all was well; the exit code tells nothing, as libFuzzer takes any
		// end for a finding
		assertThat(report(phase)).as("%s has the finding", log).exists();
		System.out.print(Files.readString(report(phase)));
		assertThat(log).content().doesNotContain(" ERROR ");
	}

}
