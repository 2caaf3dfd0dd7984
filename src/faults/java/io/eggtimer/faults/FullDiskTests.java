package io.eggtimer.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.eggtimer.EggTimerApplication;
import io.eggtimer.ServiceProcess;
import io.eggtimer.modelstore.ModelStoreException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A store on a disk, in memory, that is full. */
class FullDiskTests extends ProgramTests {

	private static final int DISK_KIB = 1024;

	/** What such a file system gives, at least, to a file that is not empty. */
	private static final int PAGE_KIB = 4;

	/** From a full disk to one with room for a version: it ends in each file in turn. */
	@Test
	void aPublishingThatFindsNoRoomLeavesNothingWhereverItEnds() throws Exception {
		try (Mounts mounts = new Mounts()) {
			mounts.tmpfs(store(), "size=" + DISK_KIB + "k");
			String first = SmallModel.publish(store()).version();
			int failures = 0;
			for (int free = 0; visible(store()).size() < 3; free += PAGE_KIB) {
				Path filler = fill(free);
				try {
					SmallModel.publish(store());
				}
				catch (ModelStoreException ex) {
					failures++;
					assertThat(ex).hasMessageContainingAll("Cannot publish model version", store().toString(), "space");
					assertThat(entries(store())).as("with %d KiB free", free).containsExactly(first, "filler");
				}
				Files.delete(filler);
			}
			// one for each of two small files, and more in the midst of the large one
			assertThat(failures).isGreaterThan(10);
			assertThat(SmallModel.newest(store()).version()).isNotEqualTo(first);
		}
	}

	/** Without a page the probe before the training fails, else one of the files. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "0 | Cannot write to the model store", "4 | Cannot publish model version",
			"8 | Cannot publish model version", "100 | Cannot publish model version" })
	void aTrainingOnAFullDiskFailsWithTheReasonAndSucceedsOnceThereIsRoom(int freeKib, String reason) throws Exception {
		try (Mounts mounts = new Mounts()) {
			mounts.tmpfs(store(), "size=" + DISK_KIB + "k");
			String first = SmallModel.publish(store()).version();
			ServiceProcess service = service(store());
			Path filler = fill(freeKib);
			ServiceProcess training = train(store());
			assertFailed(training, reason, store().toString(), "No space left on device", "eggtimer.model-store");
			assertThat(training.output().contains("Training 100 %")).as("trained in vain").isEqualTo(freeKib > 0);
			assertThat(entries(store())).containsExactly(first, "filler");
			service.awaitReady();
			assertServes(service, first);
			Files.delete(filler);
			assertThat(train(store()).exitCode()).isZero();
			String next = SmallModel.newest(store()).version();
			assertThat(next).isGreaterThan(first);
			awaitServed(service, next);
			assertThat(service.output()).doesNotContain(" WARN ");
		}
	}

	/** Needs nobody's permission: no file may grow beyond the limit. */
	@Test
	void aTrainingWhosePosteriorCannotBeWrittenWholeLeavesNothing() throws Exception {
		String first = SmallModel.publish(store()).version();
		List<String> arguments = new ArrayList<>(SmallModel.SETTINGS);
		arguments.addAll(List.of("train", "--eggtimer.model-store=" + store()));
		List<String> limited = new ArrayList<>(List.of("bash", "-c", "ulimit -f 100 && exec \"$@\"", "bash"));
		limited.addAll(ServiceProcess.command(EggTimerApplication.class, arguments));
		ServiceProcess training = ServiceProcess.start(this.folder.resolve("output"), Map.of(), limited);
		assertFailed(training, "Cannot publish model version", store().toString(), "File too large");
		assertThat(entries(store())).containsExactly(first);
	}

	/** Takes all room of the disk, but some. */
	private Path fill(int freeKib) throws IOException {
		long kib = Files.getFileStore(store()).getUsableSpace() / 1024 - freeKib;
		return Files.write(store().resolve("filler"), new byte[Math.toIntExact(kib * 1024)]);
	}

}
