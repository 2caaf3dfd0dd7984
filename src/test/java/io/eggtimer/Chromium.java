package io.eggtimer;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The browser that this machine has; tests without one are skipped. */
public final class Chromium {

	private Chromium() {
	}

	/**
	 * Finds it. A missing browser must not go unseen where the build is judged: there it
	 * is a fault.
	 */
	public static Path find() {
		Optional<Path> found = Stream.of("chromium", "chromium-browser", "google-chrome")
			.flatMap((name) -> Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
				.map((folder) -> Path.of(folder, name)))
			.filter(Files::isExecutable)
			.findFirst();
		if (System.getenv("CI") != null) {
			assertThat(found).as("chromium, chromium-browser or google-chrome on the PATH").isPresent();
		}
		assumeTrue(found.isPresent(), "Needs chromium, chromium-browser or google-chrome on the PATH");
		return found.orElseThrow();
	}

}
