package io.eggtimer;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

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

	/** A training that takes a moment. */
	private static final String[] SMALL = { "--eggtimer.model.hidden-units=4", "--eggtimer.model.draws=100",
			"--eggtimer.training.inference=mean-field", "--eggtimer.training.steps=300" };

	/** A training that does not end while a test waits. */
	private static final String ENDLESS = "--eggtimer.training.hmc.iterations=80000";

	@TempDir
	private Path folder;

	private final List<ServiceProcess> processes = new ArrayList<>();

	@AfterEach
	void killWhatIsLeft() {
		this.processes.forEach(ServiceProcess::close);
	}

	@Test
	void theCommandTrainPublishesAVersionAndEndsWithSuccess() throws Exception {
		ServiceProcess process = run(with(SMALL, "train"));
		assertThat(process.exitCode()).isZero();
		assertThat(process.output()).contains("Published model").doesNotContain("started on port");
		assertThat(versions()).hasSize(1);
	}

	@Test
	void theCommandTrainFailsWithTheReason() throws Exception {
		ServiceProcess process = run("train", "--eggtimer.dataset=no/such.csv");
		assertThat(process.exitCode()).isEqualTo(1);
		assertThat(process.output()).contains("APPLICATION FAILED TO START", "no/such.csv", "eggtimer.dataset")
			.doesNotContain("\tat ");
		assertThat(versions()).isEmpty();
	}

	@Test
	void theCommandEvaluateWritesAReport() throws Exception {
		Path report = this.folder.resolve("a/report");
		ServiceProcess process = run(
				with(SMALL, "evaluate", "--folds=2", "--methods=logistic,majority", "--out=" + report));
		assertThat(process.exitCode()).isZero();
		assertThat(report.resolve("report.json")).content().contains("\"logistic\"").doesNotContain("\"hmc\"");
		assertThat(report.resolve("report.html")).isNotEmptyFile();
		assertThat(versions()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "--methods=hmc,magic | magic", "--folds=1 | --folds must be from 2",
			"--folds=many | whole number", "--repeats=0 | --repeats must be from 1", "--fold=3 | no option --fold",
			"--folds=1000 | folds must be from 2", "--data=no/such.csv | no/such.csv", "--out=/dev/null | /dev/null" })
	void theCommandEvaluateSaysWhatIsWrong(String option, String reason) throws Exception {
		ServiceProcess process = run(with(SMALL, "evaluate", option));
		assertThat(process.exitCode()).isEqualTo(1);
		assertThat(process.output()).contains("APPLICATION FAILED TO START", reason).doesNotContain("\tat ");
	}

	@Test
	void anUnknownCommandEndsWithTheUsage() throws Exception {
		ServiceProcess process = run("trane");
		assertThat(process.exitCode()).isEqualTo(2);
		assertThat(process.output()).contains("trane", "Usage:");
	}

	@Test
	void aServiceThatMayOnlyLoadAndFindsNothingEndsWithTheReason() throws Exception {
		ServiceProcess process = run("--eggtimer.startup=load", "--server.port=0");
		assertThat(process.exitCode()).isEqualTo(1);
		assertThat(process.output()).contains("APPLICATION FAILED TO START", "'train'").doesNotContain(" WARN ");
		assertThat(process.output().indexOf("Started EggTimerApplication"))
			.isLessThan(process.output().indexOf("APPLICATION FAILED TO START"));
	}

	@Test
	void aWrongSettingEndsTheStartAndIsNamed() throws Exception {
		ServiceProcess process = run("--eggtimer.decision.confidence=2", "--server.port=0");
		assertThat(process.exitCode()).isEqualTo(1);
		assertThat(process.output()).contains("APPLICATION FAILED TO START", "confidence must be in (0, 1], got 2.0");
	}

	@Test
	void whileItTrainsItLivesButIsNotReadyAndItStopsAtOnce() throws Exception {
		ServiceProcess process = run("--server.port=0", ENDLESS);
		process.await("training", () -> process.get("/actuator/health").body().contains("\"phase\":\"training\""));
		assertThat(process.get("/livez").statusCode()).isEqualTo(200);
		assertThat(process.get("/readyz").statusCode()).isEqualTo(503);
		assertThat(process.get("/model").statusCode()).isEqualTo(503);
		HttpResponse<String> refused = process.predict();
		assertThat(refused.statusCode()).isEqualTo(503);
		assertThat(refused.headers().firstValue("Retry-After")).isPresent();
		assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		process.terminate();
		assertThat(process.exitCode()).isEqualTo(ServiceProcess.TERMINATED);
		assertThat(versions()).isEmpty();
	}

	@Test
	void whoFollowsATrainingIsLetGoInGoodOrderWhenTheServiceStops() throws Exception {
		ServiceProcess process = run("--server.port=0", ENDLESS);
		process.await("training", () -> process.get("/actuator/health").body().contains("\"percent\""));
		try (Socket reading = new Socket("localhost", process.port());
				Socket asleep = new Socket("localhost", process.port())) {
			reading.setSoTimeout(20_000);
			for (Socket socket : List.of(reading, asleep)) {
				send(socket, "GET /progress HTTP/1.1\r\nHost: localhost\r\n\r\n");
			}
			Thread.sleep(500); // so that both are being answered
			process.terminate();
			String answer = new String(reading.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(answer).startsWith("HTTP/1.1 200")
				.contains("event: progress\ndata: {\"phase\":\"training\",\"percent\":0,")
				.endsWith("\r\n0\r\n\r\n");
			assertThat(process.exitCode()).isEqualTo(ServiceProcess.TERMINATED);
		}
		assertThat(process.output()).contains("Graceful shutdown complete").doesNotContain(" WARN ");
	}

	@Test
	void aRequestThatWasBegunIsAnsweredBeforeTheServiceStops() throws Exception {
		ServiceProcess process = run(with(SMALL, "--server.port=0"));
		process.awaitReady();
		String body = "{\"weightGrams\": 55, \"boilMinutes\": 4}";
		try (Socket socket = new Socket("localhost", process.port())) {
			socket.setSoTimeout(20_000);
			send(socket, "POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
					+ "Content-Length: " + body.length() + "\r\n\r\n" + body.substring(0, 10));
			Thread.sleep(500); // so that it is being read
			process.terminate();
			process.awaitOutput("Commencing graceful shutdown");
			send(socket, body.substring(10));
			String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(answer).startsWith("HTTP/1.1 200").contains("\"outcome\"");
		}
		assertThat(process.exitCode()).isEqualTo(ServiceProcess.TERMINATED);
	}

	@Test
	void killedAtAnyMomentItLeavesAStoreThatLoads() throws Exception {
		Random moments = new Random(1);
		for (int i = 0; i < 4; i++) {
			ServiceProcess process = run(with(SMALL, "train"));
			Thread.sleep(1500 + moments.nextInt(2500));
			process.kill();
		}
		ServiceProcess process = run(with(SMALL, "--server.port=0"));
		process.awaitReady();
		assertThat(process.predict().statusCode()).isEqualTo(200);
		assertThat(process.output()).doesNotContain("WARN");
	}

	private ServiceProcess run(String... arguments) throws IOException {
		List<String> all = new ArrayList<>(List.of(arguments));
		all.add("--eggtimer.model-store=" + this.folder.resolve("store"));
		ServiceProcess process = ServiceProcess.start(this.folder.resolve("output"), all);
		this.processes.add(process);
		return process;
	}

	private List<Path> versions() throws IOException {
		if (!Files.exists(this.folder.resolve("store"))) {
			return List.of();
		}
		try (var files = Files.list(this.folder.resolve("store"))) {
			return files.filter((file) -> !file.getFileName().toString().startsWith(".")).toList();
		}
	}

	private static void send(Socket socket, String text) throws IOException {
		socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
	}

	private static String[] with(String[] arguments, String... more) {
		List<String> all = new ArrayList<>(Arrays.asList(arguments));
		all.addAll(Arrays.asList(more));
		return all.toArray(String[]::new);
	}

}
