package io.eggtimer.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.eggtimer.EggTimerApplication;
import io.eggtimer.ServiceProcess;

import static org.assertj.core.api.Assertions.assertThat;

/** What fault tests share: a folder, and real processes, which do not outlive a test. */
@Tag("faults")
@Timeout(300)
abstract class ProgramTests {

	/** How often services look for newer versions. */
	static final int POLL_MILLIS = 100;

	/**
	 * These processes are young when they end: compiling well is not worth their while.
	 */
	private static final List<String> QUICK_JVM = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

	@TempDir
	Path folder;

	private final ConcurrentLinkedQueue<ServiceProcess> started = new ConcurrentLinkedQueue<>();

	@AfterEach
	void killWhatIsLeft() {
		this.started.forEach(ServiceProcess::close);
	}

	/** The folder of the store; it need not exist. */
	Path store() {
		return this.folder.resolve("store");
	}

	/** Starts a service that only loads, and polls the store. */
	ServiceProcess service(Path store, String... arguments) throws IOException {
		return service(Map.of(), store, arguments);
	}

	ServiceProcess service(Map<String, String> environment, Path store, String... arguments) throws IOException {
		Map<String, String> all = new HashMap<>(Map.of("EGGTIMER_MODEL_STORE_POLL", POLL_MILLIS + "ms"));
		all.putAll(environment);
		return program(all, store, with(arguments, "--server.port=0", "--eggtimer.startup=load"));
	}

	/** Starts a training that publishes a version. */
	ServiceProcess train(Path store, String... arguments) throws IOException {
		return program(Map.of(), store, with(arguments, "train"));
	}

	/** Starts the program with a small model. */
	ServiceProcess program(Map<String, String> environment, Path store, List<String> arguments) throws IOException {
		List<String> all = new ArrayList<>(SmallModel.SETTINGS);
		all.add("--eggtimer.model-store=" + store);
		all.addAll(arguments);
		return process(environment, ServiceProcess.command(EggTimerApplication.class, all));
	}

	ServiceProcess process(Map<String, String> environment, List<String> command) throws IOException {
		List<String> quick = new ArrayList<>(command);
		quick.addAll(1, QUICK_JVM);
		Path output = Files.createTempFile(this.folder, "output", ".txt");
		ServiceProcess process = ServiceProcess.start(output, environment, quick);
		this.started.add(process);
		return process;
	}

	static List<String> with(String[] arguments, String... more) {
		return Stream.of(arguments, more).flatMap(Stream::of).toList();
	}

	static void awaitServed(ServiceProcess service, String version) throws Exception {
		service.await("answer of version " + version,
				() -> service.predict().body().contains("\"modelVersion\":\"%s\"".formatted(version)));
	}

	static void assertServes(ServiceProcess service, String version) throws Exception {
		assertThat(service.predict().body()).contains("\"modelVersion\":\"%s\"".formatted(version));
		assertThat(service.get("/readyz").statusCode()).isEqualTo(200);
	}

	/** Long enough for some looks at the store, though none of them shows. */
	static void letItLook() throws InterruptedException {
		Thread.sleep(20L * POLL_MILLIS);
	}

	/**
	 * Ended with the reason in the words of a failure analysis, not with a stack trace.
	 */
	static void assertFailed(ServiceProcess process, String... reasons) throws Exception {
		assertThat(process.exitCode()).as(process.output()).isEqualTo(1);
		assertThat(process.output()).contains("APPLICATION FAILED TO START").contains(reasons).doesNotContain("\tat ");
	}

	static List<String> lines(ServiceProcess process, String... texts) throws IOException {
		return process.output().lines().filter((line) -> Stream.of(texts).allMatch(line::contains)).toList();
	}

	/** Names of what is in a store, hidden or not. */
	static List<String> entries(Path store) throws IOException {
		try (Stream<Path> entries = Files.list(store)) {
			return entries.map((entry) -> entry.getFileName().toString()).sorted().toList();
		}
	}

	/** Names of what pretends to be a version. */
	static List<String> visible(Path store) throws IOException {
		return entries(store).stream().filter((name) -> !name.startsWith(".")).toList();
	}

}
