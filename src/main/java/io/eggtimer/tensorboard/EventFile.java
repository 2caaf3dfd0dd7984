package io.eggtimer.tensorboard;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;

/**
 * A file of scalars and histograms by step, in the format that TensorBoard reads, also
 * while it is being written. Not for several threads at once.
 *
 * <p>
 * What it records should not depend on it: the first failure of a write, as on a full
 * disk, closes the file and is thrown; what is written after that is dropped without a
 * word. A caller that logs the exception and goes on therefore warns once. The records
 * before the failure stay readable.
 *
 * <p>
 * Source: TensorFlow, <a href=
 * "https://github.com/tensorflow/tensorflow/blob/master/tensorflow/core/util/event.proto">event.proto</a>
 * and <a href=
 * "https://github.com/tensorflow/tensorflow/blob/master/tensorflow/core/framework/summary.proto">summary.proto</a>.
 */
public final class EventFile implements Closeable {

	/** Readers recognise the format by the number after the colon. */
	private static final String FILE_VERSION = "brain.Event:2";

	/** TensorBoard recognises an event file by {@code tfevents} in its name. */
	private static final String NAME = "events.out.tfevents.%010d.%s";

	private final Path path;

	/** Bypasses the buffer when that cannot be emptied. */
	private final OutputStream file;

	private final OutputStream buffer;

	private final InstantSource clock;

	private boolean failed;

	private boolean closed;

	EventFile(Path path, OutputStream file, InstantSource clock) throws IOException {
		this.path = path;
		this.file = file;
		this.buffer = new BufferedOutputStream(file);
		this.clock = clock;
		write(Event.newBuilder().setFileVersion(FILE_VERSION));
		flush();
	}

	/**
	 * Creates a file under a name of its own.
	 * @param folder where; created if it is not there
	 * @param clock the time of the file and of each event
	 * @return the file, which already says what it is
	 * @throws IOException if that is not possible; the message names the folder
	 */
	public static EventFile create(Path folder, InstantSource clock) throws IOException {
		String name = NAME.formatted(clock.instant().getEpochSecond(), UUID.randomUUID());
		try {
			Files.createDirectories(folder);
			Path path = folder.resolve(name);
			OutputStream file = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
			return new EventFile(path, file, clock);
		}
		catch (IOException ex) {
			throw new IOException("Cannot create an event file in %s: %s".formatted(folder, ex), ex);
		}
	}

	/** Returns where the file is. */
	public Path path() {
		return this.path;
	}

	/**
	 * Writes a number.
	 * @param step when in the training, at least 0
	 * @param tag name of the series; {@code a/b} is shown in the group {@code a}
	 * @param value rounded to the nearest float32; NaN and the infinities are shown as
	 * such
	 * @throws IOException on the first failure
	 */
	public void scalar(long step, String tag, double value) throws IOException {
		write(step, tag, Summary.Value.newBuilder().setSimpleValue((float) value));
	}

	/**
	 * Writes a distribution of numbers; without a finite one, nothing.
	 * @param step when in the training, at least 0
	 * @param tag name of the series; {@code a/b} is shown in the group {@code a}
	 * @param values those that are not finite are left out
	 * @throws IOException on the first failure
	 */
	public void histogram(long step, String tag, float[] values) throws IOException {
		Histogram histogram = new Histogram(values);
		if (!histogram.isEmpty()) {
			write(step, tag, Summary.Value.newBuilder().setHisto(histogram.toProto()));
		}
	}

	/**
	 * Hands what was written to the operating system, where TensorBoard sees it.
	 * @throws IOException on the first failure
	 */
	public void flush() throws IOException {
		attempt(this.buffer::flush);
	}

	/**
	 * Flushes and closes the file.
	 * @throws IOException on the first failure
	 */
	@Override
	public void close() throws IOException {
		if (!this.closed) {
			attempt(this.buffer::close);
			this.closed = true;
		}
	}

	private void write(long step, String tag, Summary.Value.Builder value) throws IOException {
		if (step < 0) {
			throw new IllegalArgumentException("The step must be at least 0, not " + step);
		}
		if (tag.isBlank()) {
			throw new IllegalArgumentException("The tag is blank");
		}
		write(Event.newBuilder().setStep(step).setSummary(Summary.newBuilder().addValue(value.setTag(tag))));
	}

	private void write(Event.Builder event) throws IOException {
		Instant now = this.clock.instant();
		event.setWallTime(now.getEpochSecond() + now.getNano() / 1e9);
		byte[] record = TfRecord.of(event.build().toByteArray());
		attempt(() -> this.buffer.write(record));
	}

	private void attempt(Output output) throws IOException {
		if (this.closed) {
			throw new IllegalStateException("Already closed: " + this.path);
		}
		if (this.failed) {
			return;
		}
		try {
			output.run();
		}
		catch (IOException ex) {
			this.failed = true;
			IOException failure = new IOException("Cannot write events to %s: %s".formatted(this.path, ex), ex);
			try {
				this.file.close();
			}
			catch (IOException suppressed) {
				failure.addSuppressed(suppressed);
			}
			throw failure;
		}
	}

	/** Something that may fail for want of space. */
	@FunctionalInterface
	private interface Output {

		void run() throws IOException;

	}

}
