package io.eggtimer.faults;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.eggtimer.ServiceProcess;
import io.eggtimer.modelstore.StoredVersion;

import static org.assertj.core.api.Assertions.assertThat;

/** Clocks that are wrong, or set back. */
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
	void soIsThatOfATrainingWhoseClockIsAYearBehindAndItSaysSo() throws Exception {
		String first = SmallModel.publish(store()).version();
		ServiceProcess service = service(store());
		FakeClock behind = FakeClock.of(this.folder.resolve("clock"), "-1y");
		ServiceProcess training = program(behind.environment(), store(), with(new String[] { "train" }));
		assertThat(training.exitCode()).as(training.output()).isZero();
		assertThat(training.output()).contains("was the clock set back?");
		assertThat(lines(training, " 20").get(0)).as("the clock was set at all")
			.contains(String.valueOf(Instant.now().minus(Duration.ofDays(365)).toString().substring(0, 7)));
		StoredVersion second = SmallModel.newest(store());
		assertThat(second.version()).isGreaterThan(first);
		service.awaitReady();
		awaitServed(service, second.version());
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
