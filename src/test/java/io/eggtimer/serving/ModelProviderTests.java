package io.eggtimer.serving;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.eggtimer.dataset.DatasetException;
import io.eggtimer.inference.TrainingException;
import io.eggtimer.inference.TrainingInterruptedException;
import io.eggtimer.inference.TrainingProgress;
import io.eggtimer.training.ModelSettings;
import io.eggtimer.training.TrainingSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Tests for {@link ModelProvider}. */
class ModelProviderTests {

	@TempDir
	private Path folder;

	@Test
	void trainsAndPublishesWhenTheStoreIsEmptyThenLoads() {
		ServingModel trained = provide(StartupMode.LOAD_OR_TRAIN);
		ServingModel loaded = provide(StartupMode.LOAD);
		assertThat(loaded.version()).isEqualTo(trained.version());
		assertThat(TestModels.versions(store())).containsExactly(trained.version());
		float[] x = { 0.5f, 0.5f };
		assertThat(loaded.network().predict(x)).isEqualTo(trained.network().predict(x));
	}

	@Test
	void saysWhenTheEggsAreSimulated() throws IOException {
		assertThat(provide(StartupMode.TRAIN).simulated()).isTrue();
		EggTimerProperties properties = TestModels.properties(store(), StartupMode.TRAIN, dataFile().toString(),
				TestModels.MODEL, TestModels.TRAINING);
		assertThat(TestModels.provider(properties).provide(TestModels.AT_ONCE).simulated()).isFalse();
	}

	@Test
	void trainsAnewWhenTheDataDiffer() throws IOException {
		ServingModel first = provide(StartupMode.LOAD_OR_TRAIN);
		EggTimerProperties other = TestModels.properties(store(), StartupMode.LOAD_OR_TRAIN, dataFile().toString(),
				TestModels.MODEL, TestModels.TRAINING);
		ServingModel second = TestModels.provider(other).provide(TestModels.AT_ONCE);
		assertThat(second.version()).isNotEqualTo(first.version());
		assertThat(provide(StartupMode.LOAD).version()).isEqualTo(first.version());
		assertThat(TestModels.provider(other).provide(TestModels.AT_ONCE).version()).isEqualTo(second.version());
	}

	@Test
	void trainsAnewWhenTheNetworkOrTheTrainingDiffer() {
		ServingModel first = provide(StartupMode.LOAD_OR_TRAIN);
		ServingModel network = provide(TestModels.model(null, 2), TestModels.TRAINING);
		ServingModel training = provide(TestModels.MODEL, TestModels.training(21, 0.05));
		assertThat(first.version()).isNotEqualTo(network.version());
		assertThat(training.version()).isNotIn(first.version(), network.version());
	}

	@Test
	void takesThePinnedVersionWhateverTheOtherSettingsSay() {
		ServingModel first = provide(StartupMode.LOAD_OR_TRAIN);
		provide(TestModels.model(null, 2), TestModels.TRAINING);
		ModelSettings pinned = TestModels.model(first.version(), 99);
		EggTimerProperties properties = TestModels.properties(store(), StartupMode.LOAD, "no/such.csv", pinned,
				TestModels.training(7, 1));
		assertThat(TestModels.provider(properties).provide(TestModels.AT_ONCE).version()).isEqualTo(first.version());
	}

	@Test
	void aPinnedVersionThatIsNotThereIsNotReplaced() {
		provide(StartupMode.LOAD_OR_TRAIN);
		ModelSettings pinned = TestModels.model("20200101T000000Z-00000000", 1);
		assertThatExceptionOfType(ModelUnavailableException.class)
			.isThrownBy(() -> provide(pinned, TestModels.TRAINING))
			.withMessageContaining("20200101T000000Z-00000000")
			.satisfies((ex) -> assertThat(ex.action()).contains("eggtimer.model.version"));
	}

	@Test
	void aDamagedVersionIsSkippedForAnOlderOne() throws Exception {
		ServingModel older = provide(StartupMode.TRAIN);
		Thread.sleep(1100); // versions are named by the second
		ServingModel newer = provide(StartupMode.TRAIN);
		assertThat(newer.version()).isGreaterThan(older.version());
		Path posterior = store().resolve(newer.version()).resolve("posterior.safetensors");
		byte[] content = Files.readAllBytes(posterior);
		content[content.length - 1] ^= 1;
		Files.write(posterior, content);
		assertThat(provide(StartupMode.LOAD).version()).isEqualTo(older.version());
	}

	@Test
	void loadWithoutAFittingVersionFailsAndTrainsNothing() {
		assertThatExceptionOfType(ModelUnavailableException.class).isThrownBy(() -> provide(StartupMode.LOAD))
			.withMessageContaining(store().toString())
			.satisfies((ex) -> assertThat(ex.action()).contains("train"));
		assertThat(store()).doesNotExist();
	}

	@Test
	void unreadableDataFailAndStoreNothing() {
		EggTimerProperties properties = TestModels.properties(store(), StartupMode.LOAD_OR_TRAIN, "no/such.csv",
				TestModels.MODEL, TestModels.TRAINING);
		assertThatExceptionOfType(ModelUnavailableException.class)
			.isThrownBy(() -> TestModels.provider(properties).provide(TestModels.AT_ONCE))
			.withMessageContaining("no/such.csv")
			.withCauseInstanceOf(DatasetException.class)
			.satisfies((ex) -> assertThat(ex.action()).contains("eggtimer.dataset"));
		assertThat(store()).doesNotExist();
	}

	@Test
	void aStoreThatCannotBeWrittenFailsBeforeTheTraining() throws IOException {
		Path file = Files.writeString(this.folder.resolve("file"), "not a folder");
		ModelProgress progress = new ModelProgress();
		EggTimerProperties properties = TestModels.properties(file.resolve("store"), StartupMode.LOAD_OR_TRAIN);
		assertThatExceptionOfType(ModelUnavailableException.class)
			.isThrownBy(() -> TestModels.provider(properties, progress).provide(TestModels.AT_ONCE))
			.satisfies((ex) -> assertThat(ex.action()).contains("eggtimer.model-store"));
		assertThat(progress.latestTraining()).isNull();
	}

	@Test
	void aFailedTrainingStoresNothing() {
		assertThatExceptionOfType(ModelUnavailableException.class)
			.isThrownBy(() -> provide(TestModels.MODEL, TestModels.training(100, 1000)))
			.withCauseInstanceOf(TrainingException.class)
			.satisfies((ex) -> assertThat(ex.action()).contains("learning-rate"));
		assertThat(TestModels.versions(store())).isEmpty();
	}

	@Test
	void anInterruptedTrainingStoresNothing() {
		ModelProgress interrupting = new ModelProgress() {
			@Override
			public void onProgress(TrainingProgress progress) {
				Thread.currentThread().interrupt();
			}
		};
		ModelProvider provider = TestModels.provider(TestModels.properties(store(), StartupMode.TRAIN), interrupting);
		assertThatExceptionOfType(TrainingInterruptedException.class)
			.isThrownBy(() -> provider.provide(TestModels.AT_ONCE));
		assertThat(TestModels.versions(store())).isEmpty();
	}

	@Test
	void trainingTwiceOnTheSameInputsGivesTheSamePosterior() {
		String first = provide(StartupMode.TRAIN).version();
		String second = TestModels.trained(this.folder.resolve("other"), 1).version();
		// the second half of a version is the hash of its posterior
		assertThat(second.split("-")[1]).isEqualTo(first.split("-")[1]);
	}

	private ServingModel provide(StartupMode startup) {
		return TestModels.provider(TestModels.properties(store(), startup)).provide(TestModels.AT_ONCE);
	}

	private ServingModel provide(ModelSettings model, TrainingSettings training) {
		return TestModels
			.provider(TestModels.properties(store(), StartupMode.LOAD_OR_TRAIN, TestModels.SIMULATED, model, training))
			.provide(TestModels.AT_ONCE);
	}

	private Path store() {
		return this.folder.resolve("store");
	}

	private Path dataFile() throws IOException {
		StringBuilder csv = new StringBuilder("weight,time,outcome\n");
		for (int i = 0; i < 60; i++) {
			csv.append("%d,%d.5,%d%n".formatted(45 + i % 20, i % 7, Math.min(2, (i % 7) / 2)));
		}
		return Files.writeString(this.folder.resolve("eggs.csv"), csv, StandardCharsets.UTF_8);
	}

}
