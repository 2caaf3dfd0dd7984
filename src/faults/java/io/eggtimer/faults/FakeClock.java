package io.eggtimer.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * The wall clock of a process, put forward or back by libfaketime (Debian's package of
 * that name), even while it runs. Where that is not installed, the test is skipped.
 */
final class FakeClock {

	private static final String LIBRARY = "libfaketime.so.1";

	private final Path offset;

	private FakeClock(Path offset) {
		this.offset = offset;
	}

	/**
	 * Makes a clock.
	 * @param offset file for its distance from the true time
	 */
	static FakeClock of(Path offset, String distance) throws IOException {
		Assumptions.assumeTrue(library() != null, "Needs libfaketime (apt-get install libfaketime)");
		FakeClock clock = new FakeClock(offset);
		clock.set(distance);
		return clock;
	}

	/** Sets the clock, such as to {@code -1h}. */
	void set(String distance) throws IOException {
		Path next = this.offset.resolveSibling(this.offset.getFileName() + ".next");
		Files.writeString(next, distance + "\n");
		Files.move(next, this.offset, StandardCopyOption.ATOMIC_MOVE);
	}

	/** Returns the environment of a process that is to have this clock. */
	Map<String, String> environment() throws IOException {
		// with the monotonic clock the JVM waits for its threads, and would hang
		return Map.of("LD_PRELOAD", String.valueOf(library()), "FAKETIME_TIMESTAMP_FILE", this.offset.toString(),
				"FAKETIME_CACHE_DURATION", "1", "FAKETIME_DONT_FAKE_MONOTONIC", "1", "NO_FAKE_STAT", "1");
	}

	private static @Nullable String library() throws IOException {
		String named = System.getenv("LIBFAKETIME");
		if (named != null) {
			return named;
		}
		Path libraries = Path.of("/usr/lib");
		if (!Files.isDirectory(libraries)) {
			return null;
		}
		try (Stream<Path> platforms = Files.list(libraries)) {
			return platforms.map((platform) -> platform.resolve("faketime").resolve(LIBRARY))
				.filter(Files::exists)
				.map(Path::toString)
				.findFirst()
				.orElse(null);
		}
	}

}
