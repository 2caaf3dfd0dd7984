package io.eggtimer.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import org.springframework.util.FileSystemUtils;

import io.eggtimer.ServiceProcess;
import io.eggtimer.modelstore.ModelStore;
import io.eggtimer.modelstore.ModelStoreException;
import io.eggtimer.modelstore.StoredVersion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Versions of which one file is not as it was published. */
class DamagedVersionTests extends ProgramTests {

	static final List<String> FILES = Damage.FILES;

	/** Of a large file, the bytes in between: a prime, to meet all places of a number. */
	private static final int STRIDE = 61;

	private static final int SMALL_BYTES = 4096;

	/**
	 * Every bit of the small files; of the others every bit of their ends, and samples.
	 */
	@ParameterizedTest
	@FieldSource("FILES")
	void aVersionWithAFlippedBitIsRefusedAndTheFileNamed(String file) throws Exception {
		String version = SmallModel.publish(store()).version();
		Path path = store().resolve(version).resolve(file);
		long size = Files.size(path);
		for (long i = 0; i < size; i++) {
			if (size < SMALL_BYTES || i < 100 || i >= size - 100 || i % STRIDE == 0) {
				assertRefused(version, file, path, i, 1 << (i % 8));
			}
		}
		assertThat(new ModelStore(store()).load(version).version()).as("whole again").isEqualTo(version);
	}

	private void assertRefused(String version, String file, Path path, long position, int bits) {
		Damage.flip(path, position, bits);
		assertThatExceptionOfType(ModelStoreException.class).as("byte %d, bits %d", position, bits)
			.isThrownBy(() -> new ModelStore(store()).load(version))
			.withMessageContainingAll(version, " is damaged: ", file);
		Damage.flip(path, position, bits);
	}

	@Test
	void aServiceStartsWithTheNewestWholeVersionAndWarnsOnceOfEachOther() throws Exception {
		StoredVersion good = SmallModel.publish(store());
		Map<String, String> damaged = damagedAfter(good);
		ServiceProcess service = service(store());
		service.awaitReady();
		letItLook();
		assertServes(service, good.version());
		assertWarnedOnceOfEach(service, damaged);
	}

	@Test
	void aServiceThatRunsDoesNotTakeADamagedVersionAndWarnsOnce() throws Exception {
		StoredVersion good = SmallModel.publish(store());
		ServiceProcess service = service(store());
		service.awaitReady();
		Map<String, String> damaged = damagedAfter(good);
		service.await("warnings", () -> lines(service, "Skipping model version").size() >= damaged.size());
		letItLook();
		assertServes(service, good.version());
		assertWarnedOnceOfEach(service, damaged);
		String next = SmallModel.publish(store(), good.manifest().createdAt().plusSeconds(100)).version();
		awaitServed(service, next);
	}

	@Test
	void aServiceDoesNotMindWhatBecomesOfTheFilesOfTheVersionItServes() throws Exception {
		String version = SmallModel.publish(store()).version();
		ServiceProcess service = service(store());
		service.awaitReady();
		String before = service.predict().body();
		for (String file : FILES) {
			Damage.FLIPPED.on(store().resolve(version).resolve(file));
		}
		letItLook();
		assertThat(service.predict().body()).isEqualTo(before);
		assertThat(FileSystemUtils.deleteRecursively(store().resolve(version))).isTrue();
		letItLook();
		assertThat(service.predict().body()).isEqualTo(before);
		assertThat(service.get("/readyz").statusCode()).isEqualTo(200);
		assertThat(service.output()).doesNotContain(" WARN ");
	}

	@ParameterizedTest
	@FieldSource("FILES")
	void aServicePinnedToADamagedVersionEndsWithTheReason(String file) throws Exception {
		StoredVersion good = SmallModel.publish(store());
		String bad = Damage.FLIPPED.publish(store(), this.folder, good.manifest().createdAt().plusSeconds(1), file);
		assertFailed(service(store(), "--eggtimer.model.version=" + bad), bad, "is damaged", file,
				"Set eggtimer.model.version");
	}

	/** Every damage to every file, each in a newer version. */
	private Map<String, String> damagedAfter(StoredVersion good) throws Exception {
		Map<String, String> fileByVersion = new HashMap<>();
		Instant time = good.manifest().createdAt();
		for (String file : FILES) {
			for (Damage damage : Damage.values()) {
				time = time.plusSeconds(1);
				fileByVersion.put(damage.publish(store(), this.folder, time, file), file);
			}
		}
		return fileByVersion;
	}

	private static void assertWarnedOnceOfEach(ServiceProcess service, Map<String, String> damaged) throws Exception {
		List<String> warnings = new ArrayList<>(lines(service, " WARN "));
		damaged.forEach((version, file) -> assertThat(warnings)
			.filteredOn((line) -> line.contains(version) && line.contains(file))
			.hasSize(1));
		assertThat(warnings).hasSize(damaged.size());
	}

}
