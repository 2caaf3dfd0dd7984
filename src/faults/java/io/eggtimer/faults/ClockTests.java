package io.eggtimer.faults;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.eggtimer.ServiceProcess;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clocks that are wrong, or set back. The publisher with a wrong clock is told its time:
 * a whole training under libfaketime hangs.
 */
class ClockTests extends ProgramTests {

	@Test
	void aVersionOfAPublisherAYearBehindIsTheNewestAndReplicasTakeIt() throws Exception {
		String first = SmallModel.publish(store()).version();
		ServiceProcess service = service(store());
		service.awaitReady();
		String second = SmallModel.publish(store(), Instant.now().minus(Duration.ofDays(365))).version();
		assertThat(second).isGreaterThan(first);
		awaitServed(service, second);
	}

	@Test
	void aServiceWhoseClockIsSetBackByAnHourGoesOn() throws Exception {
		String first = SmallModel.publish(store()).version();
		FakeClock clock = FakeClock.of(this.folder.resolve("clock"), "+0");
		ServiceProcess service = service(clock.environment(), store());
		service.awaitReady();
		assertServes(service, first);
		assertThat(ageSeconds(service)).isBetween(0.0, 600.0);
		clock.set("-1h");
		service.await("negative age", () -> ageSeconds(service) < -3000);
		awaitServed(service, SmallModel.publish(store()).version());
		assertThat(service.get("/readyz").statusCode()).isEqualTo(200);
		assertThat(service.output()).doesNotContain(" WARN ", " ERROR ");
		service.terminate();
		assertThat(service.exitCode()).isEqualTo(ServiceProcess.TERMINATED);
	}

	private static double ageSeconds(ServiceProcess service) throws Exception {
		return service.get("/actuator/prometheus")
			.body()
			.lines()
			.filter((line) -> line.startsWith("eggtimer_model_age_seconds"))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
			.findFirst()
			.orElseThrow();
	}

}
