package io.eggtimer.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * File systems that a test mounts, and unmounts in the end. Where this process may not
 * mount any, the test is skipped; where {@code CI} is set, it fails.
 */
final class Mounts implements AutoCloseable {

	private final Deque<Path> mounted = new ArrayDeque<>();

	/** Mounts an empty file system in memory. */
	void tmpfs(Path folder, String options) throws Exception {
		mount(folder, "-t", "tmpfs", "-o", options, "tmpfs");
	}

	/** Shows a folder at another place, where nothing can be written. */
	void readOnly(Path folder, Path place) throws Exception {
		mount(place, "--bind", folder.toString());
		assertThat(run("mount", "-o", "remount,bind,ro", place.toString())).isTrue();
	}

	private void mount(Path place, String... arguments) throws Exception {
		Files.createDirectories(place);
		List<String> command = new ArrayList<>(List.of("mount"));
		command.addAll(List.of(arguments));
		command.add(place.toString());
		boolean done = run(command.toArray(String[]::new));
		if (!done && System.getenv("CI") == null) {
			Assumptions.abort("Needs to mount file systems, as root on Linux may");
		}
		assertThat(done).as("this process may mount file systems").isTrue();
		this.mounted.push(place);
	}

	private static boolean run(String... command) throws IOException, InterruptedException {
		Process process;
		try {
			process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
		}
		catch (IOException ex) {
			return false; // no such program here
		}
		return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
	}

	@Override
	public void close() throws IOException {
		for (Path place : this.mounted) {
			try {
				assertThat(run("umount", "--lazy", place.toString())).isTrue();
			}
			catch (InterruptedException ex) {
				throw new IOException(ex);
			}
		}
	}

}
