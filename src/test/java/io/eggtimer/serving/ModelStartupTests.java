package io.eggtimer.serving;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.eggtimer.egg.DecisionPolicy;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link ModelStartup} and what can be seen of it meanwhile. */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(60)
class ModelStartupTests {

	@TempDir
	private Path folder;

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final DrawPool pool = new DrawPool(1, Duration.ofMinutes(1));

	private final ActiveModel active = new ActiveModel(this.pool, new DecisionPolicy(0.8, 0.2),
			new PredictionMetrics(this.registry));

	private final ModelProgress progress = new ModelProgress();

	private final BlockingQueue<Integer> exits = new LinkedBlockingQueue<>();

	@AfterEach
	void close() {
		this.pool.close();
	}

	@Test
	void bringsTheModelIntoService() throws Exception {
		start(startup(TestModels.properties(this.folder, StartupMode.LOAD_OR_TRAIN)));
		while (this.active.current().isEmpty()) {
			Thread.sleep(10);
		}
		assertThat(health().getStatus()).isEqualTo(Status.UP);
		assertThat(health().getDetails()).containsEntry("simulatedData", true)
			.containsEntry("version", this.active.current().orElseThrow().version());
		assertThat(this.exits).isEmpty();
	}

	@Test
	void withoutAModelTheProcessEndsAndSaysWhatToDo(CapturedOutput output) throws Exception {
		start(startup(TestModels.properties(this.folder.resolve("empty"), StartupMode.LOAD)));
		assertThat(this.exits.poll(30, TimeUnit.SECONDS)).isEqualTo(1);
		assertThat(output).contains("APPLICATION FAILED TO START", "Description:", "Action:", "'train'")
			.doesNotContain("\tat ");
		assertThat(health().getDetails()).containsEntry("phase", "failed");
	}

	@Test
	void aFailureWaitsForTheApplicationToStartSoThatItDoesNotInterruptIt(CapturedOutput output) throws Exception {
		ModelStartup startup = startup(TestModels.properties(this.folder.resolve("empty"), StartupMode.LOAD));
		startup.customize(null);
		assertThat(this.exits.poll(2, TimeUnit.SECONDS)).isNull();
		assertThat(output).doesNotContain("APPLICATION FAILED TO START");
		startup.ready();
		assertThat(this.exits.poll(30, TimeUnit.SECONDS)).isEqualTo(1);
	}

	@Test
	void aFaultOfOurOwnEndsTheProcessTooAndIsLoggedWithItsCause(CapturedOutput output) throws Exception {
		start(new ModelStartup(null, this.active, this.progress, this.exits::add));
		assertThat(this.exits.poll(30, TimeUnit.SECONDS)).isEqualTo(1);
		assertThat(output).contains("No model could be brought into service", "NullPointerException", "\tat ");
	}

	@Test
	void aTrainingShowsItsProgressAndIsGivenUpWhenTheServiceStops(CapturedOutput output) throws Exception {
		ModelStartup startup = startup(TestModels.properties(this.folder, StartupMode.TRAIN, TestModels.SIMULATED,
				TestModels.MODEL, TestModels.training(20_000, 0.001)));
		new TrainingMetrics(this.progress).bindTo(this.registry);
		assertThat(this.registry.get("eggtimer.training.progress").gauge().value()).isNaN();
		startup.customize(null);
		Thread.sleep(500);
		assertThat(health().getDetails()).containsEntry("phase", "loading"); // until the
																				// port is
																				// bound
		startup.ready();
		while (this.progress.latestTraining() == null) {
			assertThat(health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
			Thread.sleep(10);
		}
		assertThat(health().getDetails()).containsEntry("phase", "training")
			.containsKeys("percent", "elbo", "negativeLogLikelihood", "klDivergence", "validationAccuracy");
		assertThat(this.registry.get("eggtimer.training.progress").gauge().value()).isBetween(0.01, 1.0);
		assertThat(this.registry.get("eggtimer.training.elbo.nats").gauge().value()).isNegative();
		startup.destroy();
		assertThat(output).contains("The service stops before its model is ready");
		assertThat(this.exits).isEmpty();
		try (var versions = Files.list(this.folder)) {
			assertThat(versions).isEmpty();
		}
	}

	private static void start(ModelStartup startup) {
		startup.customize(null);
		startup.ready();
	}

	private Health health() {
		return new ModelHealthIndicator(this.active, this.progress).health();
	}

	private ModelStartup startup(EggTimerProperties properties) {
		return new ModelStartup(TestModels.provider(properties, this.progress), this.active, this.progress,
				this.exits::add);
	}

}
