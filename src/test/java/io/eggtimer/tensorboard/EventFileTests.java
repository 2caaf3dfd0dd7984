package io.eggtimer.tensorboard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Tests for {@link EventFile}. */
class EventFileTests {

	/** Half a second is exact in binary. */
	private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000, 500_000_000));

	@TempDir
	private Path temporary;

	@Test
	void theFirstEventIsTheVersionOfTheFormat() throws IOException {
		try (EventFile file = create()) {
			// not yet closed: a failure to write shows at once
			assertThat(EventFileReader.read(file.path())).singleElement()
				.isEqualTo(Event.newBuilder().setFileVersion("brain.Event:2").setWallTime(1_700_000_000.5).build());
		}
	}

	@Test
	void scalarsAreReadBack() throws IOException {
		List<Event> events = write((file) -> {
			file.scalar(0, "loss/elbo", -211.5);
			file.scalar(Long.MAX_VALUE, "loss/kl", 0.1);
		});
		assertThat(events.get(1).getWallTime()).isEqualTo(1_700_000_000.5);
		assertThat(events.get(1).getStep()).isZero();
		assertThat(onlyValue(events.get(1)).getTag()).isEqualTo("loss/elbo");
		assertThat(onlyValue(events.get(1)).getSimpleValue()).isEqualTo(-211.5f);
		assertThat(events.get(2).getStep()).isEqualTo(Long.MAX_VALUE);
		assertThat(onlyValue(events.get(2)).getSimpleValue()).isEqualTo(0.1f);
	}

	@Test
	void aDivergedTrainingShowsInItsScalars() throws IOException {
		List<Event> events = write((file) -> {
			file.scalar(1, "elbo", Double.NaN);
			file.scalar(2, "elbo", Double.NEGATIVE_INFINITY);
		});
		assertThat(onlyValue(events.get(1)).getSimpleValue()).isNaN();
		assertThat(onlyValue(events.get(2)).getSimpleValue()).isEqualTo(Float.NEGATIVE_INFINITY);
	}

	@Test
	void histogramsAreReadBack() throws IOException {
		float[] values = { 0.5f, -1, 0.25f };
		Event event = write((file) -> file.histogram(7, "weights/loc", values)).get(1);
		assertThat(event.getStep()).isEqualTo(7);
		assertThat(onlyValue(event).getTag()).isEqualTo("weights/loc");
		assertThat(onlyValue(event).getHisto()).isEqualTo(new Histogram(values).toProto());
	}

	@Test
	void aHistogramWithoutAFiniteValueIsNotWritten() throws IOException {
		assertThat(write((file) -> file.histogram(7, "weights/loc", new float[] { Float.NaN }))).hasSize(1);
	}

	@Test
	void flushedEventsCanBeReadWhileTheFileIsOpen() throws IOException {
		try (EventFile file = create()) {
			file.scalar(1, "elbo", -3);
			file.flush();
			assertThat(EventFileReader.read(file.path())).hasSize(2);
		}
	}

	@Test
	void aTruncatedFileIsReadableUpToTheLastWholeRecord() throws IOException {
		Path path;
		try (EventFile file = create()) {
			file.scalar(1, "elbo", -3);
			file.flush();
			path = file.path();
			file.scalar(2, "elbo", -2);
		}
		byte[] bytes = Files.readAllBytes(path);
		int whole = bytes.length - TfRecord.of(EventFileReader.read(bytes).get(2).toByteArray()).length;
		for (int length = whole; length < bytes.length; length++) {
			assertThat(EventFileReader.read(Arrays.copyOf(bytes, length))).hasSize(2);
		}
	}

	@Test
	void filesOfOneSecondHaveNamesOfTheirOwnThatTensorBoardKnows() throws IOException {
		try (EventFile one = create(); EventFile other = create()) {
			assertThat(one.path().getFileName().toString()).startsWith("events.out.tfevents.1700000000.");
			assertThat(one.path()).hasParent(this.temporary.resolve("not/yet/there")).isNotEqualTo(other.path());
		}
	}

	@Test
	void aFolderThatCannotBeMadeIsNamed() throws IOException {
		Path notAFolder = Files.createFile(this.temporary.resolve("file"));
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> EventFile.create(notAFolder, CLOCK))
			.withMessageStartingWith("Cannot create an event file in " + notAFolder + ": ")
			.withMessageContaining("FileAlreadyExistsException");
	}

	@Test
	void aFullDiskIsReportedOnceAndClosesTheFile() throws IOException {
		SmallDisk disk = new SmallDisk();
		EventFile file = new EventFile(Path.of("run/events"), disk, CLOCK);
		file.scalar(1, "elbo", -3);
		file.flush();
		disk.full = true;
		file.scalar(2, "elbo", -2); // in the buffer
		assertThatExceptionOfType(IOException.class).isThrownBy(file::flush)
			.withMessageStartingWith("Cannot write events to " + Path.of("run/events") + ": ")
			.withMessageContaining("No space left");
		assertThat(disk.closed).isTrue();
		disk.full = false;
		assertThatCode(() -> {
			file.scalar(3, "elbo", -1);
			file.histogram(3, "loc", new float[] { 1 });
			file.flush();
			file.close();
		}).doesNotThrowAnyException();
		assertThat(EventFileReader.read(disk.bytes.toByteArray())).hasSize(2);
	}

	@Test
	void aDiskThatIsFullOnClosingIsReported() throws IOException {
		SmallDisk disk = new SmallDisk();
		EventFile file = new EventFile(Path.of("run/events"), disk, CLOCK);
		file.scalar(1, "elbo", -3);
		disk.full = true;
		assertThatExceptionOfType(IOException.class).isThrownBy(file::close);
		assertThatCode(file::close).doesNotThrowAnyException();
		assertThat(disk.closed).isTrue();
	}

	@Test
	void closingTwiceIsHarmlessAndWritingAfterwardsAMistake() throws IOException {
		EventFile file = create();
		file.close();
		assertThatCode(file::close).doesNotThrowAnyException();
		assertThatIllegalStateException().isThrownBy(() -> file.scalar(1, "elbo", 0));
	}

	@Test
	void stepsBeforeTheFirstAndBlankTagsAreRejected() throws IOException {
		try (EventFile file = create()) {
			assertThatIllegalArgumentException().isThrownBy(() -> file.scalar(-1, "elbo", 0));
			assertThatIllegalArgumentException().isThrownBy(() -> file.histogram(1, " ", new float[1]));
		}
	}

	private EventFile create() throws IOException {
		return EventFile.create(this.temporary.resolve("not/yet/there"), CLOCK);
	}

	private List<Event> write(Script script) throws IOException {
		EventFile file = create();
		try (file) {
			script.writeTo(file);
		}
		return EventFileReader.read(file.path());
	}

	private static Summary.Value onlyValue(Event event) {
		assertThat(event.getSummary().getValueCount()).isOne();
		return event.getSummary().getValue(0);
	}

	@FunctionalInterface
	private interface Script {

		void writeTo(EventFile file) throws IOException;

	}

	/** Where writing fails on demand. */
	private static final class SmallDisk extends OutputStream {

		private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

		private boolean full;

		private boolean closed;

		@Override
		public void write(int value) throws IOException {
			if (this.full) {
				throw new IOException("No space left on device");
			}
			this.bytes.write(value);
		}

		@Override
		public void close() {
			this.closed = true;
		}

	}

}
