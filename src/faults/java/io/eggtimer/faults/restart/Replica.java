package io.eggtimer.faults.restart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.eggtimer.EggTimerApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** The service as a process of its own, on any port. */
final class Replica implements AutoCloseable {

	private static final Pattern PORT = Pattern.compile("started on port (\\d+)");

	private static final AtomicInteger count = new AtomicInteger();

	/** Far more than a start or an end takes. */
	private static final Duration NEVER = Duration.ofMinutes(2);

	private final Process process;

	private final Path log;

	private Replica(Process process, Path log) {
		this.process = process;
		this.log = log;
	}

	/** Starts a replica that loads from a store. */
	static Replica start(Path store, String... settings) throws IOException {
		List<String> arguments = new ArrayList<>(
				List.of("--server.port=0", "--server.address=127.0.0.1", "--eggtimer.startup=load"));
		arguments.addAll(List.of(settings));
		return run(store, arguments.toArray(String[]::new));
	}

	/** Runs the program with any arguments. */
	static Replica run(Path store, String... arguments) throws IOException {
		Path log = store.resolveSibling("replica-" + count.incrementAndGet() + ".log");
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx384m", "-cp",
						System.getProperty("java.class.path"), EggTimerApplication.class.getName(),
						"--eggtimer.model-store=" + store));
		command.addAll(List.of(arguments));
		return new Replica(new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start(),
				log);
	}

	/** Returns where it listens, waiting until it does. */
	InetSocketAddress address() throws IOException, InterruptedException {
		String line = awaitLog(PORT);
		return new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(line));
	}

	/** Waits until it has logged something, and returns the first group. */
	String awaitLog(Pattern pattern) throws IOException, InterruptedException {
		long start = System.nanoTime();
		while (System.nanoTime() - start < NEVER.toNanos()) {
			boolean alive = this.process.isAlive();
			Matcher matcher = pattern.matcher(log());
			if (matcher.find()) {
				return (matcher.groupCount() > 0) ? matcher.group(1) : matcher.group();
			}
			if (!alive) {
				break;
			}
			Thread.sleep(20);
		}
		throw new AssertionError("No " + pattern + " in " + log());
	}

	/** Sends SIGTERM. */
	void terminate() {
		this.process.destroy();
	}

	/** Waits until it has ended by itself. */
	int exitCode() throws InterruptedException {
		assertThat(this.process.waitFor(NEVER.toSeconds(), TimeUnit.SECONDS)).as("it ends").isTrue();
		return this.process.exitValue();
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	String log() throws IOException {
		return Files.readString(this.log);
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
