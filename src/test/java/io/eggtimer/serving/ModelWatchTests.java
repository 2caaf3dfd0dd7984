package io.eggtimer.serving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.FileSystemUtils;

import io.eggtimer.egg.DecisionPolicy;
import io.eggtimer.modelstore.ModelStore;
import io.eggtimer.modelstore.ModelStoreException;
import io.eggtimer.modelstore.StoredVersion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Tests for {@link ModelWatch}. */
@ExtendWith(OutputCaptureExtension.class)
class ModelWatchTests {

	@TempDir
	private Path folder;

	private final DrawPool pool = new DrawPool(1, Duration.ofMinutes(1));

	private final ActiveModel active = new ActiveModel(this.pool, new DecisionPolicy(0.8, 0.2),
			new PredictionMetrics(new SimpleMeterRegistry()));

	private ServingModel first;

	@BeforeEach
	void serve() {
		this.first = train();
		this.active.swap(this.first);
	}

	@AfterEach
	void stop() {
		this.pool.close();
	}

	@Test
	void aNewerVersionThatFitsIsServedFromThenOn() {
		ModelWatch watch = watchPinned(null);
		watch.look();
		assertThat(served()).isEqualTo(this.first.version());
		StoredVersion second = publishAgain();
		assertThat(served()).isEqualTo(this.first.version());
		watch.look();
		assertThat(served()).isEqualTo(second.version()).isGreaterThan(this.first.version());
	}

	@Test
	void itLooksByItselfAsOftenAsItIsTold() {
		ModelWatch watch = watch(TestModels.properties(store(), StartupMode.LOAD), Duration.ofMillis(10));
		watch.start();
		try {
			StoredVersion second = publishAgain();
			Awaitility.await().until(() -> served().equals(second.version()));
		}
		finally {
			watch.destroy();
		}
	}

	@Test
	void anOlderOneAndOneOfOtherSettingsAreNot() {
		StoredVersion second = publishAgain();
		this.active.swap(ServingModel.open(second));
		TestModels.trained(store(), 99);
		watchPinned(null).look();
		assertThat(served()).isEqualTo(second.version());
	}

	@Test
	void aPinnedVersionStays() {
		publishAgain();
		watchPinned(this.first.version()).look();
		assertThat(served()).isEqualTo(this.first.version());
	}

	@Test
	void aDamagedOneIsPassedOverWithOneWarningAndTakenOnceItIsWhole(CapturedOutput output) throws IOException {
		StoredVersion second = publishAgain();
		Path posterior = store().resolve(second.version()).resolve("posterior.safetensors");
		byte[] whole = Files.readAllBytes(posterior);
		Files.write(posterior, new byte[] { 1 });
		ModelWatch watch = watchPinned(null);
		for (int i = 0; i < 3; i++) {
			watch.look();
		}
		assertThat(served()).isEqualTo(this.first.version());
		assertThat(output.getOut()).containsOnlyOnce("Skipping model version " + second.version());
		Files.write(posterior, whole);
		watch.look();
		assertThat(served()).isEqualTo(second.version());
	}

	@Test
	void dataThatChangeBringTheirVersionWithThem() throws IOException {
		Path data = data(1);
		ServingModel trained = TestModels.provider(properties(data, StartupMode.TRAIN)).provide(TestModels.AT_ONCE);
		this.active.swap(trained);
		ModelWatch watch = watch(properties(data, StartupMode.LOAD));
		Path later = data(2);
		ServingModel retrained = TestModels.provider(properties(later, StartupMode.TRAIN)).provide(TestModels.AT_ONCE);
		watch.look();
		assertThat(served()).isEqualTo(trained.version());
		Files.write(data, Files.readAllBytes(later));
		watch.look();
		assertThat(served()).isEqualTo(retrained.version());
	}

	@Test
	void aStoreThatIsGoneIsWarnedOfOnceAndLeavesTheModel(CapturedOutput output) throws IOException {
		FileSystemUtils.deleteRecursively(store());
		Files.createFile(store());
		ModelWatch watch = watchPinned(null);
		watch.poll();
		watch.poll();
		assertThat(served()).isEqualTo(this.first.version());
		assertThat(output.getOut()).containsOnlyOnce("the one in use stays");
		assertThatExceptionOfType(ModelStoreException.class).isThrownBy(watch::look);
	}

	@Test
	void aStoreThatIsNotThereIsWarnedOfToo(CapturedOutput output) throws IOException {
		FileSystemUtils.deleteRecursively(store());
		ModelWatch watch = watchPinned(null);
		watch.poll();
		watch.poll();
		assertThat(output.getOut()).containsOnlyOnce("is gone");
		assertThat(served()).isEqualTo(this.first.version());
	}

	private ServingModel train() {
		return TestModels.provider(TestModels.properties(store(), StartupMode.TRAIN)).provide(TestModels.AT_ONCE);
	}

	/** The same training would give the same version. */
	private StoredVersion publishAgain() {
		ModelStore store = new ModelStore(store());
		StoredVersion version = store.load(this.first.version());
		return store.publish(version.manifest().model(),
				Map.of(ModelStore.POSTERIOR_FILE, version.file(ModelStore.POSTERIOR_FILE)),
				version.manifest().createdAt().plusSeconds(1));
	}

	private ModelWatch watchPinned(@Nullable String pinned) {
		return watch(TestModels.properties(store(), StartupMode.LOAD, TestModels.SIMULATED, TestModels.model(pinned, 1),
				TestModels.TRAINING));
	}

	private ModelWatch watch(EggTimerProperties properties) {
		return watch(properties, properties.modelStorePoll());
	}

	private ModelWatch watch(EggTimerProperties properties, Duration interval) {
		return new ModelWatch(TestModels.provider(properties), this.active, interval);
	}

	private EggTimerProperties properties(Path data, StartupMode startup) {
		return TestModels.properties(store(), startup, data.toString(), TestModels.MODEL, TestModels.TRAINING);
	}

	private String served() {
		return this.active.current().orElseThrow().version();
	}

	private Path store() {
		return this.folder.resolve("store");
	}

	/** Writes eggs, more of them for a greater number. */
	private Path data(int number) throws IOException {
		StringBuilder rows = new StringBuilder("weight,time,outcome\n");
		for (int i = 0; i < 30 * number; i++) {
			rows.append("%d,%d,%d%n".formatted(50 + i % 10, 1 + i % 9, i % 3));
		}
		Path file = this.folder.resolve("eggs" + number + ".csv");
		return Files.writeString(file, rows);
	}

}
