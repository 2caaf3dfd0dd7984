package io.eggtimer.faults.restart;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** All replicas are replaced one after the other, several times, while they are asked. */
@Tag("faults")
@Timeout(900)
class RollingRestartTests {

	private static final int ROUNDS = 3;

	private static final String[] SETTINGS = { "--eggtimer.shutdown-drain=5s", "--eggtimer.model-store-poll=1s" };

	@TempDir
	private Path folder;

	private final List<Replica> replicas = new ArrayList<>();

	private final Balancer balancer = new Balancer();

	private final Tally tally = new Tally();

	@AfterEach
	void stop() {
		this.balancer.close();
		this.replicas.forEach(Replica::close);
	}

	@Test
	void noRequestIsLostWhileAllReplicasAreReplacedAndANewVersionIsPublished() throws Exception {
		Path store = this.folder.resolve("store");
		FileSystemUtils.copyRecursively(Path.of("model-store"), store);
		List<InetSocketAddress> addresses = new ArrayList<>();
		for (int i = 0; i < 2; i++) {
			addresses.add(start(store));
		}
		try (Load load = new Load(this.balancer, this.tally)) {
			load.begin(8, 8, 2);
			// on a machine that has just started two, a first answer may take longer than
			// the drain
			Awaitility.await().until(() -> this.tally.answered() > 500);
			for (int round = 0; round < ROUNDS; round++) {
				for (int i = 0; i < addresses.size(); i++) {
					Replica old = this.replicas.get(this.replicas.size() - 2); // there
																				// are two
					old.terminate();
					assertThat(old.exitCode()).isEqualTo(143);
					assertThat(old.log()).doesNotContain(" ERROR ", "aborted with one or more requests");
					this.balancer.remove(addresses.get(i));
					addresses.set(i, start(store));
				}
				if (round == 0) {
					publishAnother(store);
				}
			}
			load.end();
		}
		System.out.println("Answered " + this.tally.answered() + " questions and " + this.tally.streams()
				+ " streams, refused " + this.tally.refused() + ", lost " + this.tally.lost().size());
		assertThat(this.tally.lost()).isEmpty();
		assertThat(this.tally.streams()).isPositive();
		assertThat(this.tally.answered()).isGreaterThan(1000);
		assertEveryAnswerIsThatOfItsVersion(store);
	}

	private InetSocketAddress start(Path store) throws Exception {
		Replica replica = Replica.start(store, SETTINGS);
		this.replicas.add(replica);
		InetSocketAddress address = replica.address();
		this.balancer.add(address);
		return address;
	}

	/** Trains again, shorter, so that another version fits the same settings. */
	private void publishAnother(Path store) throws Exception {
		try (Replica training = Replica.run(store, "train", "--eggtimer.training.hmc.chains=2",
				"--eggtimer.training.hmc.warm-up=50", "--eggtimer.training.hmc.iterations=100")) {
			assertThat(training.exitCode()).as(training.log()).isZero();
		}
		Replica running = this.replicas.get(this.replicas.size() - 1);
		String newest = versions(store).stream().reduce((first, second) -> second).orElseThrow();
		running.awaitLog(newest);
		// until every client has asked for it once
		Thread.sleep(1000);
	}

	/** All answers of a version to an egg are the same, and that of a pinned replica. */
	private void assertEveryAnswerIsThatOfItsVersion(Path store) throws Exception {
		Set<String> asked = this.tally.answers()
			.keySet()
			.stream()
			.map((key) -> key.split(" ")[0])
			.collect(Collectors.toSet());
		assertThat(asked).hasSize(2).isEqualTo(versions(store));
		for (String version : asked) {
			try (Replica pinned = Replica.start(store, "--eggtimer.model.version=" + version)) {
				InetSocketAddress address = pinned.address();
				try (Balancer wait = new Balancer()) {
					wait.add(address);
				}
				for (String egg : Load.EGGS) {
					try (KeptConnection connection = KeptConnection.open(address)) {
						String answer = connection.post("/predict", "application/json", egg).body();
						assertThat(this.tally.answers().get(version + ' ' + egg)).containsExactly(answer.strip());
					}
				}
			}
		}
	}

	private static Set<String> versions(Path store) throws Exception {
		try (Stream<Path> files = Files.list(store)) {
			return files.filter((file) -> Files.exists(file.resolve("manifest.json")))
				.map((file) -> file.getFileName().toString())
				.filter((name) -> !name.startsWith("."))
				.collect(Collectors.toCollection(TreeSet::new));
		}
	}

}
