package io.eggtimer.faults.restart;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Connections on which nothing was asked during all of the drain, so that nothing told
 * them that the service ends, and on which a request comes just then.
 */
@Tag("faults")
@Timeout(300)
class IdleConnectionTests {

	/** One after the other, these take longer than the last moments of the service. */
	private static final int CONNECTIONS = 600;

	/** So long before the drain is over the first is sent. */
	private static final int BEFORE_END_MILLIS = 300;

	private static final int DRAIN_MILLIS = 3000;

	@TempDir
	private Path folder;

	@Test
	void aLateRequestOnAnIdleConnectionGetsAWholeAnswerOrNoneAtAll() throws Exception {
		Path store = this.folder.resolve("store");
		FileSystemUtils.copyRecursively(Path.of("model-store"), store);
		List<KeptConnection> connections = new ArrayList<>();
		try (Replica replica = Replica.start(store, "--eggtimer.shutdown-drain=" + DRAIN_MILLIS + "ms")) {
			InetSocketAddress address = replica.address();
			try (Balancer balancer = new Balancer()) {
				balancer.add(address);
			}
			for (int i = 0; i < CONNECTIONS; i++) {
				connections.add(KeptConnection.open(address));
				assertThat(ask(connections.get(i))).isEqualTo("answered");
			}
			replica.terminate();
			replica.awaitLog("No longer ready");
			Thread.sleep(DRAIN_MILLIS - BEFORE_END_MILLIS);
			List<String> outcomes = new ArrayList<>();
			for (KeptConnection connection : connections) {
				String outcome = ask(connection);
				outcomes.add(outcome);
				if (outcome.equals("none")) {
					// but not during the drain
					assertThat(replica.log()).contains("Commencing graceful shutdown");
				}
			}
			assertThat(replica.exitCode()).isEqualTo(143);
			System.out.println("Answered " + count(outcomes, "answered") + ", refused " + count(outcomes, "refused")
					+ ", closed without an answer " + count(outcomes, "none"));
			assertThat(outcomes).isSubsetOf("answered", "refused", "none").contains("answered", "none");
		}
		finally {
			for (KeptConnection connection : connections) {
				connection.close();
			}
		}
	}

	/** Returns what became of a question. */
	private static String ask(KeptConnection connection) {
		KeptConnection.Answer answer;
		try {
			answer = connection.post("/predict", "application/json", Load.EGGS.get(0));
		}
		catch (IOException ex) {
			return connection.hasReceived() ? "broken: " + ex : "none";
		}
		return switch (answer.status()) {
			case 200 -> answer.body().endsWith("}") ? "answered" : "broken: " + answer.body();
			case 503 -> answer.header("Retry-After").isEmpty() ? "not told when to retry" : "refused";
			default -> "status " + answer.status();
		};
	}

	private static long count(List<String> outcomes, String outcome) {
		return outcomes.stream().filter(outcome::equals).count();
	}

}
