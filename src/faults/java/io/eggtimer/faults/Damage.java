package io.eggtimer.faults;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** What may become of a file. */
enum Damage {

	FLIPPED {
		@Override
		void on(Path file) throws IOException {
			flip(file, Files.size(file) / 2, 1);
		}
	},

	TRUNCATED {
		@Override
		void on(Path file) throws IOException {
			try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
				bytes.setLength(bytes.length() - 1);
			}
		}
	},

	EMPTIED {
		@Override
		void on(Path file) throws IOException {
			Files.write(file, new byte[0]);
		}
	},

	MISSING {
		@Override
		void on(Path file) throws IOException {
			Files.delete(file);
		}
	},

	A_FOLDER {
		@Override
		void on(Path file) throws IOException {
			Files.delete(file);
			Files.createDirectory(file);
		}
	},

	/** To a file with the right content, which is none the less not the one published. */
	A_LINK {
		@Override
		void on(Path file) throws IOException {
			Path elsewhere = file.getParent().resolveSibling("elsewhere");
			Files.move(file, elsewhere);
			Files.createSymbolicLink(file, elsewhere.toAbsolutePath());
		}
	};

	/** The files of a version. */
	static final List<String> FILES = List.of("manifest.json", "SHA256SUMS", "posterior.safetensors", "summary.json");

	abstract void on(Path file) throws IOException;

	/**
	 * Puts a damaged version into a store, by one rename.
	 * @param workshop a folder beside the store
	 * @return its name
	 */
	String publish(Path store, Path workshop, Instant time, String file) throws Exception {
		Path other = Files.createTempDirectory(workshop, "damaged");
		String name = SmallModel.publish(other, time).version();
		on(other.resolve(name).resolve(file));
		Files.move(other.resolve(name), store.resolve(name));
		return name;
	}

	/** Turns bits of one byte over. */
	static void flip(Path file, long position, int bits) {
		try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
			bytes.seek(position);
			int altered = bytes.read() ^ bits;
			bytes.seek(position);
			bytes.write(altered);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
