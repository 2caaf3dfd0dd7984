package io.eggtimer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What the program as a process logs, and how it bears a collector that does not. */
@Timeout(120)
class ObservabilityProcessTests {

	private static final Pattern PORT = Pattern.compile("started on port (\\d+)");

	private static final String JSON_LINES = "--logging.structured.format.console=";

	private final HttpClient client = HttpClient.newHttpClient();

	private final JsonMapper json = new JsonMapper();

	@TempDir
	private Path folder;

	private @Nullable Process process;

	@AfterEach
	void killWhatIsLeft() {
		if (this.process != null) {
			this.process.destroyForcibly();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "ecs", "logstash", "gelf" })
	void everyLineOfAServicesLifeIsAJsonObjectIfAsked(String format) throws Exception {
		int port = start(JSON_LINES + format, "--logging.level.org.springframework.web.servlet=debug");
		assertThat(get(port, "order-66").headers().firstValue("X-Request-Id")).hasValue("order-66");
		assertThat(stop()).isEqualTo(143);
		assertThat(lines()).hasSizeGreaterThan(10)
			.anySatisfy((line) -> assertThat(line.toString()).contains("equestId\":\"order-66\""));
	}

	@Test
	void soIsAFailureToStartWithItsReason() throws Exception {
		Process failing = run(JSON_LINES + "ecs", "--eggtimer.decision.confidence=2");
		assertThat(failing.waitFor()).isEqualTo(1);
		assertThat(lines()).anySatisfy((line) -> assertThat(line.get("message").asString())
			.contains("APPLICATION FAILED TO START", "confidence must be in (0, 1], got 2.0"));
	}

	@Test
	void aCollectorThatHangsNeitherHoldsUpAnswersNorTheEnd() throws Exception {
		CountDownLatch asked = new CountDownLatch(1);
		try (ServerSocket collector = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
			Thread hanging = new Thread(() -> hang(collector, asked));
			hanging.setDaemon(true);
			hanging.start();
			int port = start("--management.tracing.sampling.probability=1",
					"--management.opentelemetry.tracing.export.schedule-delay=50ms",
					"--management.opentelemetry.tracing.export.otlp.timeout=1h",
					"--management.opentelemetry.tracing.export.otlp.endpoint=http://localhost:"
							+ collector.getLocalPort() + "/v1/traces");
			assertThat(get(port, "a").statusCode()).isEqualTo(200);
			assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
			for (int i = 0; i < 3000; i++) { // more spans than may wait
				assertThat(get(port, "a").statusCode()).isEqualTo(200);
			}
			assertThat(stop()).isEqualTo(143);
		}
		assertThat(output()).doesNotContain(" WARN ", " ERROR ");
	}

	/** Answers with the headers alone, which is worse than nothing for a client. */
	private static void hang(ServerSocket collector, CountDownLatch asked) {
		List<Socket> held = new ArrayList<>();
		try {
			while (true) {
				Socket socket = collector.accept();
				held.add(socket);
				InputStream in = socket.getInputStream();
				OutputStream out = socket.getOutputStream();
				if (in.read() != -1) {
					out.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
					asked.countDown();
				}
			}
		}
		catch (IOException ex) {
			// the test is over
		}
	}

	private int start(String... arguments) throws IOException, InterruptedException {
		Process started = run(arguments);
		while (started.isAlive()) {
			Matcher matcher = PORT.matcher(output());
			if (matcher.find()) {
				int port = Integer.parseInt(matcher.group(1));
				while (get(port, "start").statusCode() != 200) {
					Thread.sleep(50);
				}
				return port;
			}
			Thread.sleep(50);
		}
		throw new AssertionError("The service did not start: " + output());
	}

	private Process run(String... arguments) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
						System.getProperty("java.class.path"), EggTimerApplication.class.getName(), "--server.port=0",
						"--eggtimer.startup=load"));
		command.addAll(List.of(arguments));
		Process started = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("output").toFile())
			.start();
		this.process = started;
		return started;
	}

	private int stop() throws InterruptedException {
		Process running = this.process;
		assertThat(running).isNotNull();
		running.destroy(); // SIGTERM
		// less long than the SDK would wait for its collector
		assertThat(running.waitFor(9, TimeUnit.SECONDS)).isTrue();
		return running.exitValue();
	}

	private HttpResponse<String> get(int port, String requestId) throws IOException, InterruptedException {
		URI model = URI.create("http://localhost:" + port + "/model");
		return this.client.send(HttpRequest.newBuilder(model).header("X-Request-Id", requestId).build(),
				HttpResponse.BodyHandlers.ofString());
	}

	private List<JsonNode> lines() throws IOException {
		return Files.readAllLines(this.folder.resolve("output")).stream().map(this.json::readTree).peek((line) -> {
			assertThat(line.isObject()).isTrue();
		}).toList();
	}

	private String output() throws IOException {
		return Files.readString(this.folder.resolve("output"));
	}

}
