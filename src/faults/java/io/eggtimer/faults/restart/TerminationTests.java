package io.eggtimer.faults.restart;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** SIGTERM at inconvenient moments. */
@Tag("faults")
@Timeout(300)
class TerminationTests {

	/** 128 + 15: ended by SIGTERM, as Java reports it. */
	private static final int TERMINATED = 143;

	/**
	 * The drain of these tests, the grace of {@code application.yml}, and as much again
	 * for a busy machine: less than the 30 s after which Kubernetes kills.
	 */
	private static final Duration ENDS_WITHIN = Duration.ofSeconds(2 * (2 + 8));

	private static final String DRAIN = "--eggtimer.shutdown-drain=2s";

	private static final String EGG = Load.EGGS.get(0);

	@TempDir
	private Path folder;

	private final List<Replica> replicas = new ArrayList<>();

	private Path store;

	@BeforeEach
	void copyStore() throws IOException {
		this.store = this.folder.resolve("store");
		FileSystemUtils.copyRecursively(Path.of("model-store"), this.store);
	}

	@AfterEach
	void stop() {
		this.replicas.forEach(Replica::close);
	}

	/** From before the first line of the log to after the last of the start. */
	@ParameterizedTest
	@ValueSource(strings = { "", "Starting EggTimerApplication", "Server initialized with port", "Exposing ",
			"started on port", "Started EggTimerApplication" })
	void aServiceThatIsToldToStopWhileItStartsEnds(String moment) throws Exception {
		Replica replica = start();
		if (!moment.isEmpty()) {
			replica.awaitLog(moment);
		}
		assertEnds(replica);
		assertThat(replica.log()).doesNotContain(" ERROR ", "APPLICATION FAILED");
	}

	@Test
	void beingToldTwiceChangesNothing() throws Exception {
		Replica replica = start();
		InetSocketAddress address = awaitReady(replica);
		try (KeptConnection connection = KeptConnection.open(address)) {
			beginQuestion(connection);
			replica.terminate();
			replica.awaitLog("No longer ready");
			replica.terminate();
			replica.awaitLog("Commencing graceful shutdown");
			replica.terminate();
			assertQuestionEnds(connection);
		}
		assertThat(replica.exitCode()).isEqualTo(TERMINATED);
	}

	@Test
	void aClientThatHoldsItsRequestOpenDoesNotHoldTheService() throws Exception {
		Replica replica = start();
		InetSocketAddress address = awaitReady(replica);
		try (KeptConnection question = KeptConnection.open(address);
				KeptConnection stream = KeptConnection.open(address);
				KeptConnection silent = KeptConnection.open(address)) {
			beginQuestion(question);
			stream.send("POST /predict/batch HTTP/1.1\r\nHost: eggtimer\r\nContent-Type: application/x-ndjson\r\n"
					+ "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(EGG.length() + 1) + "\r\n" + EGG
					+ "\n\r\n");
			assertThat(stream.receiveHead().status()).isEqualTo(200);
			assertThat(silent.isOpen()).isTrue();
			assertEnds(replica);
		}
	}

	private Replica start() throws IOException {
		Replica replica = Replica.start(this.store, DRAIN);
		this.replicas.add(replica);
		return replica;
	}

	private static InetSocketAddress awaitReady(Replica replica) throws Exception {
		InetSocketAddress address = replica.address();
		try (Balancer balancer = new Balancer()) {
			balancer.add(address);
		}
		return address;
	}

	private static void assertEnds(Replica replica) throws Exception {
		long start = System.nanoTime();
		replica.terminate();
		assertThat(replica.exitCode()).isEqualTo(TERMINATED);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(ENDS_WITHIN);
	}

	private static void beginQuestion(KeptConnection connection) throws Exception {
		connection.send("POST /predict HTTP/1.1\r\nHost: eggtimer\r\nContent-Type: application/json\r\n"
				+ "Content-Length: " + EGG.length() + "\r\n\r\n" + EGG.substring(0, 10));
		Thread.sleep(500); // so that it is being read
	}

	private static void assertQuestionEnds(KeptConnection connection) throws IOException {
		connection.send(EGG.substring(10));
		assertThat(connection.receive().status()).isEqualTo(200);
	}

}
