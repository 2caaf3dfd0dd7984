package io.eggtimer.modelstore;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests that {@link ModelStore} survives a process that dies while it publishes. */
class ModelStoreKillTests {

	private static final int KILLS = 10;

	private static final int LONGEST_LIFE_MILLIS = 200;

	@Test
	void everyVersionInAStoreWhosePublishersWereKilledIsWhole(@TempDir Path folder) throws Exception {
		Random random = new Random(20261123);
		ModelStore store = new ModelStore(folder);
		for (int kill = 0; kill < KILLS; kill++) {
			Process publisher = startPublisher(folder, kill);
			try (BufferedReader output = publisher.inputReader(StandardCharsets.UTF_8)) {
				assertThat(output.readLine()).isEqualTo("publishing");
				Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
			}
			finally {
				publisher.destroyForcibly(); // SIGKILL where there is one
			}
			assertThat(publisher.waitFor(10, TimeUnit.SECONDS)).isTrue();
			visible(folder).forEach(store::load);
		}
		assertThat(visible(folder)).as("a test that published nothing shows nothing").isNotEmpty();
	}

	private static Process startPublisher(Path folder, int number) throws IOException {
		String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx128m", "-cp", classPath, Publisher.class.getName(),
				folder.toString(), String.valueOf(number))
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
	}

	private static List<String> visible(Path folder) {
		try (Stream<Path> entries = Files.list(folder)) {
			return entries.map((entry) -> entry.getFileName().toString())
				.filter((name) -> !name.startsWith("."))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Publishes versions until it is killed. */
	static final class Publisher {

		private Publisher() {
		}

		public static void main(String[] args) {
			ModelStore store = new ModelStore(Path.of(args[0]));
			int number = Integer.parseInt(args[1]);
			Instant start = TestModels.NOW.plusSeconds(1_000_000L * number);
			byte[] posterior = new byte[256 * 1024]; // long enough to die in the middle
			Random random = new Random(number);
			for (int i = 0;; i++) {
				random.nextBytes(posterior);
				if (i == 1) { // the first one loads the classes
					System.out.println("publishing");
				}
				store.publish(TestModels.model(i), Map.of(ModelStore.POSTERIOR_FILE, posterior), start.plusSeconds(i));
			}
		}

	}

}
