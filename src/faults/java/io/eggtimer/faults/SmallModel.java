package io.eggtimer.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.util.FileSystemUtils;

import io.eggtimer.ServiceProcess;
import io.eggtimer.modelstore.ModelStore;
import io.eggtimer.modelstore.StoredVersion;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A model of 220 KB that is trained in a second, by the real program, once for all tests.
 * The same training gives the same bytes, so publishing it again is as good as training
 * again, and a version of either kind is in place of the other.
 */
final class SmallModel {

	/** Settings of the program that give, and serve, this model. */
	static final List<String> SETTINGS = List.of("--eggtimer.model.hidden-units=4", "--eggtimer.model.draws=2000",
			"--eggtimer.training.hmc.chains=2", "--eggtimer.training.hmc.warm-up=50",
			"--eggtimer.training.hmc.iterations=100");

	private static @Nullable SmallModel trained;

	private final StoredVersion version;

	private final Duration life;

	private SmallModel(StoredVersion version, Duration life) {
		this.version = version;
		this.life = life;
	}

	private static synchronized SmallModel trained() throws Exception {
		SmallModel model = trained;
		if (model == null) {
			Path folder = Files.createTempDirectory("small-model");
			List<String> arguments = Stream
				.concat(SETTINGS.stream(), Stream.of("train", "--eggtimer.model-store=" + folder.resolve("store")))
				.toList();
			long start = System.nanoTime();
			try (ServiceProcess process = ServiceProcess.start(folder.resolve("output"), arguments)) {
				assertThat(process.exitCode()).as(process.output()).isZero();
				model = new SmallModel(newest(folder.resolve("store")), Duration.ofNanos(System.nanoTime() - start));
			}
			finally {
				FileSystemUtils.deleteRecursively(folder);
			}
			trained = model;
		}
		return model;
	}

	/** Returns how long the process took that trained it, from start to exit. */
	static Duration life() throws Exception {
		return trained().life;
	}

	/** Publishes it as a version that is newer than all there are. */
	static StoredVersion publish(Path store) throws Exception {
		Instant now = new ModelStore(store).versions((manifest) -> true)
			.findFirst()
			.map((newest) -> newest.manifest().createdAt().plusSeconds(1))
			.orElseGet(Instant::now);
		return publish(store, now);
	}

	/** Publishes it as by a process with a clock of its own. */
	static StoredVersion publish(Path store, Instant now) throws Exception {
		return publish(trained().version, store, now);
	}

	static StoredVersion publish(StoredVersion version, Path store, Instant now) {
		Map<String, byte[]> files = version.manifest()
			.files()
			.keySet()
			.stream()
			.collect(Collectors.toMap((name) -> name, version::file));
		return new ModelStore(store).publish(version.manifest().model(), files, now);
	}

	static StoredVersion newest(Path store) {
		return new ModelStore(store).versions((manifest) -> true).findFirst().orElseThrow();
	}

}
