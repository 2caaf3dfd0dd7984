package io.eggtimer.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.eggtimer.ServiceProcess;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ten times as many questions as the service can answer, for a minute. Prints how long
 * they took, which depends on the machine; asserts what does not.
 */
@Tag("faults")
@Timeout(300)
class OverloadTests {

	private static final Duration SECONDS = Duration.ofSeconds(Integer.getInteger("faults.overload.seconds", 60));

	/** As many as ask at the same time, without being refused. */
	private static final int CAPACITY = 64;

	/** A place is given back just after its answer was sent, so a few more are needed. */
	private static final int LIMIT = CAPACITY + 8;

	/** One egg takes milliseconds, so that a test can ask ten times as much. */
	private static final List<String> SLOW = List.of("--eggtimer.model.hidden-units=32,16",
			"--eggtimer.model.draws=20000", "--eggtimer.training.inference=mean-field", "--eggtimer.training.steps=300",
			"--eggtimer.limits.questions=" + LIMIT);

	private static final Duration WARM_UP = Duration.ofSeconds(10);

	@TempDir
	private Path folder;

	private final ScheduledExecutorService prober = Executors.newSingleThreadScheduledExecutor();

	@AfterEach
	void stop() {
		this.prober.shutdownNow();
	}

	@Test
	void whatExceedsTheCapacityIsRefusedAndNothingIsLost() throws Exception {
		List<String> arguments = new ArrayList<>(SLOW);
		arguments.addAll(List.of("--server.port=0", "--eggtimer.model-store=" + this.folder.resolve("store")));
		try (ServiceProcess service = ServiceProcess.start(this.folder.resolve("output"), arguments)) {
			service.awaitReady();
			int port = service.port();
			Load.closedLoop(port, CAPACITY).run(WARM_UP);
			LoadResult capacity = Load.closedLoop(port, CAPACITY).run(WARM_UP);
			System.out.println("capacity:  " + capacity);
			LoadResult.Latencies probes = new LoadResult.Latencies();
			List<String> deaths = probe(service, probes);
			double tenfold = 10 * capacity.acceptedPerSecond();
			LoadResult overload = new Load(port, 10 * CAPACITY, tenfold).run(SECONDS);
			System.out.println("tenfold:   " + overload);
			LoadResult after = Load.closedLoop(port, 1).run(Duration.ofSeconds(1));
			this.prober.shutdown();
			System.out.println("livez:     " + probes);
			System.out.println("afterward: " + after);
			System.out.printf("accepted, p99 to p99 at capacity: %.2f; accepted a second: %.2f%n",
					overload.accepted().millis(0.99) / capacity.accepted().millis(0.99),
					overload.acceptedPerSecond() / capacity.acceptedPerSecond());
			assertThat(capacity.faults()).isEmpty();
			assertThat(capacity.refused().count()).as("refused at capacity").isZero();
			assertThat(overload.faults()).isEmpty();
			assertThat(overload.refused().count()).isGreaterThan(overload.accepted().count());
			assertThat(deaths).isEmpty();
			assertThat(after.faults()).isEmpty();
			assertThat(after.refused().count()).as("refused afterward").isZero();
			assertThat(after.accepted().count()).as("answered in the second after").isPositive();
			assertThat(service.get("/actuator/prometheus").body())
				.contains("eggtimer_requests_active{application=\"eggtimer\",kind=\"question\"} 0.0")
				.contains("eggtimer_queue_length{application=\"eggtimer\"} 0.0");
			assertThat(service.output()).doesNotContain(" ERROR ", " WARN ");
		}
	}

	private List<String> probe(ServiceProcess service, LoadResult.Latencies probes) {
		List<String> deaths = new ArrayList<>();
		this.prober.scheduleAtFixedRate(() -> {
			try {
				long start = System.nanoTime();
				int status = service.get("/livez").statusCode();
				probes.add(System.nanoTime() - start);
				if (status != 200) {
					deaths.add("status " + status);
				}
			}
			catch (Exception ex) {
				deaths.add(ex.toString());
			}
		}, 0, 100, TimeUnit.MILLISECONDS);
		return deaths;
	}

}
