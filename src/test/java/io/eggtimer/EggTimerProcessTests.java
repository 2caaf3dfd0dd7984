package io.eggtimer;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The program as a process: its commands, exit codes and ends. */
@Timeout(120)
class EggTimerProcessTests {

	private static final Pattern PORT = Pattern.compile("started on port (\\d+)");

	/** A training that takes a moment. */
	private static final String[] SMALL = { "--eggtimer.model.hidden-units=4", "--eggtimer.model.draws=100",
			"--eggtimer.training.inference=mean-field", "--eggtimer.training.steps=300" };

	/** A training that does not end while a test waits. */
	private static final String ENDLESS = "--eggtimer.training.hmc.iterations=80000";

	@TempDir
	private Path folder;

	private final List<Process> processes = new ArrayList<>();

	private final HttpClient client = HttpClient.newHttpClient();

	@AfterEach
	void killWhatIsLeft() {
		this.processes.forEach(Process::destroyForcibly);
	}

	@Test
	void theCommandTrainPublishesAVersionAndEndsWithSuccess() throws Exception {
		Process process = run(with(SMALL, "train"));
		assertThat(exitCode(process)).isZero();
		assertThat(output()).contains("Published model").doesNotContain("started on port");
		assertThat(versions()).hasSize(1);
	}

	@Test
	void theCommandTrainFailsWithTheReason() throws Exception {
		Process process = run("train", "--eggtimer.dataset=no/such.csv");
		assertThat(exitCode(process)).isEqualTo(1);
		assertThat(output()).contains("APPLICATION FAILED TO START", "no/such.csv", "eggtimer.dataset")
			.doesNotContain("\tat ");
		assertThat(versions()).isEmpty();
	}

	@Test
	void theCommandEvaluateWritesAReport() throws Exception {
		Path report = this.folder.resolve("a/report");
		Process process = run(with(SMALL, "evaluate", "--folds=2", "--methods=logistic,majority", "--out=" + report));
		assertThat(exitCode(process)).isZero();
		assertThat(report.resolve("report.json")).content().contains("\"logistic\"").doesNotContain("\"hmc\"");
		assertThat(report.resolve("report.html")).isNotEmptyFile();
		assertThat(versions()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "--methods=hmc,magic | magic", "--folds=1 | --folds must be from 2",
			"--folds=many | whole number", "--repeats=0 | --repeats must be from 1", "--fold=3 | no option --fold",
			"--folds=1000 | folds must be from 2", "--data=no/such.csv | no/such.csv", "--out=/dev/null | /dev/null" })
	void theCommandEvaluateSaysWhatIsWrong(String option, String reason) throws Exception {
		Process process = run(with(SMALL, "evaluate", option));
		assertThat(exitCode(process)).isEqualTo(1);
		assertThat(output()).contains("APPLICATION FAILED TO START", reason).doesNotContain("\tat ");
	}

	@Test
	void anUnknownCommandEndsWithTheUsage() throws Exception {
		Process process = run("trane");
		assertThat(exitCode(process)).isEqualTo(2);
		assertThat(output()).contains("trane", "Usage:");
	}

	@Test
	void aServiceThatMayOnlyLoadAndFindsNothingEndsWithTheReason() throws Exception {
		Process process = run("--eggtimer.startup=load", "--server.port=0");
		assertThat(exitCode(process)).isEqualTo(1);
		assertThat(output()).contains("APPLICATION FAILED TO START", "'train'").doesNotContain(" WARN ");
		assertThat(output().indexOf("Started EggTimerApplication"))
			.isLessThan(output().indexOf("APPLICATION FAILED TO START"));
	}

	@Test
	void aWrongSettingEndsTheStartAndIsNamed() throws Exception {
		Process process = run("--eggtimer.decision.confidence=2", "--server.port=0");
		assertThat(exitCode(process)).isEqualTo(1);
		assertThat(output()).contains("APPLICATION FAILED TO START", "confidence must be in (0, 1], got 2.0");
	}

	@Test
	void whileItTrainsItLivesButIsNotReadyAndItStopsAtOnce() throws Exception {
		Process process = run("--server.port=0", ENDLESS);
		int port = port(process);
		while (!get(port, "/actuator/health").body().contains("\"phase\":\"training\"")) {
			Thread.sleep(50);
		}
		assertThat(get(port, "/livez").statusCode()).isEqualTo(200);
		assertThat(get(port, "/readyz").statusCode()).isEqualTo(503);
		assertThat(get(port, "/model").statusCode()).isEqualTo(503);
		HttpResponse<String> refused = predict(port);
		assertThat(refused.statusCode()).isEqualTo(503);
		assertThat(refused.headers().firstValue("Retry-After")).isPresent();
		assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		process.destroy(); // SIGTERM
		// 128 + 15: ended by the signal, as Java reports it
		assertThat(exitCode(process)).isEqualTo(143);
		assertThat(versions()).isEmpty();
	}

	@Test
	void aRequestThatWasBegunIsAnsweredBeforeTheServiceStops() throws Exception {
		Process process = run(with(SMALL, "--server.port=0"));
		int port = port(process);
		while (get(port, "/readyz").statusCode() != 200) {
			Thread.sleep(50);
		}
		String body = "{\"weightGrams\": 55, \"boilMinutes\": 4}";
		try (Socket socket = new Socket("localhost", port)) {
			socket.setSoTimeout(20_000);
			send(socket, "POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
					+ "Content-Length: " + body.length() + "\r\n\r\n" + body.substring(0, 10));
			Thread.sleep(500); // so that it is being read
			process.destroy(); // SIGTERM
			while (!output().contains("Commencing graceful shutdown")) {
				Thread.sleep(20);
			}
			send(socket, body.substring(10));
			String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(answer).startsWith("HTTP/1.1 200").contains("\"outcome\"");
		}
		assertThat(exitCode(process)).isEqualTo(143);
	}

	@Test
	void killedAtAnyMomentItLeavesAStoreThatLoads() throws Exception {
		Random moments = new Random(1);
		for (int i = 0; i < 4; i++) {
			Process process = run(with(SMALL, "train"));
			process.waitFor(1500 + moments.nextInt(2500), TimeUnit.MILLISECONDS);
			process.destroyForcibly().waitFor(); // SIGKILL
		}
		Process process = run(with(SMALL, "--server.port=0"));
		int port = port(process);
		while (get(port, "/readyz").statusCode() != 200) {
			Thread.sleep(50);
		}
		assertThat(predict(port).statusCode()).isEqualTo(200);
		assertThat(output()).doesNotContain("WARN");
	}

	private Process run(String... arguments) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
						System.getProperty("java.class.path"), EggTimerApplication.class.getName(),
						"--eggtimer.model-store=" + this.folder.resolve("store")));
		command.addAll(Arrays.asList(arguments));
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("output").toFile())
			.start();
		this.processes.add(process);
		return process;
	}

	private int port(Process process) throws Exception {
		while (process.isAlive()) {
			Matcher matcher = PORT.matcher(output());
			if (matcher.find()) {
				return Integer.parseInt(matcher.group(1));
			}
			Thread.sleep(50);
		}
		throw new AssertionError("The service did not start: " + output());
	}

	private static int exitCode(Process process) throws InterruptedException {
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		return process.exitValue();
	}

	private String output() throws IOException {
		return Files.readString(this.folder.resolve("output"));
	}

	private List<Path> versions() throws IOException {
		if (!Files.exists(this.folder.resolve("store"))) {
			return List.of();
		}
		try (var files = Files.list(this.folder.resolve("store"))) {
			return files.filter((file) -> !file.getFileName().toString().startsWith(".")).toList();
		}
	}

	private HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
		return this.client.send(HttpRequest.newBuilder(uri(port, path)).build(), HttpResponse.BodyHandlers.ofString());
	}

	private HttpResponse<String> predict(int port) throws IOException, InterruptedException {
		return this.client.send(HttpRequest.newBuilder(uri(port, "/predict"))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString("{\"weightGrams\": 55, \"boilMinutes\": 4}"))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	private static void send(Socket socket, String text) throws IOException {
		socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
	}

	private static URI uri(int port, String path) {
		return URI.create("http://localhost:" + port + path);
	}

	private static String[] with(String[] arguments, String... more) {
		List<String> all = new ArrayList<>(Arrays.asList(arguments));
		all.addAll(Arrays.asList(more));
		return all.toArray(String[]::new);
	}

}
