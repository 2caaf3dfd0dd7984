package io.eggtimer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The program, or another main class of its class path, as a process of its own. Whatever
 * is waited for must happen within a minute.
 */
public final class ServiceProcess implements AutoCloseable {

	/** The exit code of a process that SIGTERM has ended: 128 + 15. */
	public static final int TERMINATED = 143;

	private static final int KILLED = 128 + 9;

	private static final long SECONDS = 60;

	private static final Pattern PORT = Pattern.compile("started on port (\\d+)");

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private final Process process;

	private final Path output;

	private volatile int port;

	private ServiceProcess(Process process, Path output) {
		this.process = process;
		this.output = output;
	}

	/**
	 * Starts the program.
	 * @param output file for what it writes, of either stream
	 * @param arguments its command line
	 */
	public static ServiceProcess start(Path output, List<String> arguments) throws IOException {
		return start(output, Map.of(), command(EggTimerApplication.class, arguments));
	}

	/**
	 * Starts a command.
	 * @param environment added to that of this process
	 */
	public static ServiceProcess start(Path output, Map<String, String> environment, List<String> command)
			throws IOException {
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
		builder.environment().putAll(environment);
		return new ServiceProcess(builder.start(), output);
	}

	/** Returns the command that runs a class of this class path. */
	public static List<String> command(Class<?> main, List<String> arguments) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
						System.getProperty("java.class.path"), main.getName()));
		command.addAll(arguments);
		return command;
	}

	/** Waits for the port of the service. */
	public int port() throws Exception {
		if (this.port == 0) {
			await("port", () -> {
				Matcher matcher = PORT.matcher(output());
				this.port = matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
				return this.port != 0;
			});
		}
		return this.port;
	}

	public void awaitReady() throws Exception {
		port();
		await("readiness", () -> get("/readyz").statusCode() == 200);
	}

	/** Waits until something has been written. */
	public void awaitOutput(String text) throws Exception {
		await("'" + text + "'", () -> output().contains(text));
	}

	/** Waits for a condition, as long as the process lives. */
	public void await(String what, Callable<Boolean> condition) throws Exception {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
		while (!condition.call()) {
			// asked once more, as a process may do it with its last breath
			if (System.nanoTime() > end || (!this.process.isAlive() && !condition.call())) {
				throw new AssertionError("No %s of the process, which wrote%n%s".formatted(what, output()));
			}
			Thread.sleep(20);
		}
	}

	/** Waits for the end, and returns the exit code. */
	public int exitCode() throws InterruptedException {
		assertThat(this.process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
		return this.process.exitValue();
	}

	/** Asks it to end, by SIGTERM. */
	public void terminate() {
		this.process.destroy();
	}

	/**
	 * Ends it at once, by SIGKILL.
	 * @return whether that did end it, rather than it itself
	 */
	public boolean kill() throws InterruptedException {
		return this.process.destroyForcibly().waitFor() == KILLED;
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

	public String output() throws IOException {
		return Files.readString(this.output);
	}

	public HttpResponse<String> get(String path) throws Exception {
		return send(HttpRequest.newBuilder(uri(path)));
	}

	public HttpResponse<String> predict() throws Exception {
		return send(HttpRequest.newBuilder(uri("/predict"))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString("{\"weightGrams\": 55, \"boilMinutes\": 4}")));
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
		return CLIENT.send(request.timeout(Duration.ofSeconds(SECONDS)).build(), HttpResponse.BodyHandlers.ofString());
	}

	private URI uri(String path) throws Exception {
		return URI.create("http://localhost:" + port() + path);
	}

}
