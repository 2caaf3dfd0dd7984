package io.eggtimer.modelstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * A hidden folder inside the store in which a version is written before it appears under
 * its name, whole, by one rename. Closing it removes what was not renamed.
 */
final class StagingFolder implements AutoCloseable {

	static final String PREFIX = ".staging-";

	/** A choice: writing takes seconds, so an hour is a process that was killed. */
	static final Duration STALE_AFTER = Duration.ofHours(1);

	private static final Log log = LogFactory.getLog(StagingFolder.class);

	private final Path store;

	private final Path folder;

	private StagingFolder(Path store, Path folder) {
		this.store = store;
		this.folder = folder;
	}

	/**
	 * Creates a staging folder.
	 * @param store the folder of the store, which exists
	 * @throws IOException if that is not possible
	 */
	static StagingFolder create(Path store) throws IOException {
		// not createTempDirectory: it makes folders that only their owner can read
		return new StagingFolder(store, Files.createDirectory(store.resolve(PREFIX + UUID.randomUUID())));
	}

	/**
	 * Removes folders that killed processes left in the same store. Their age is measured
	 * against this folder, hence by the clock of the file system: on a shared volume, the
	 * clocks of its clients may differ. What cannot be removed stays, with a warning.
	 */
	void removeStaleSiblings() {
		try (Stream<Path> entries = Files.list(this.store)) {
			FileTime now = Files.getLastModifiedTime(this.folder);
			for (Path entry : entries.filter(StagingFolder::isStaging).toList()) {
				removeIfStale(entry, now);
			}
		}
		catch (IOException | UncheckedIOException ex) {
			log.warn("Cannot look for leftovers in " + this.store, ex);
		}
	}

	private static void removeIfStale(Path entry, FileTime now) {
		try {
			FileTime modified = Files.getLastModifiedTime(entry, LinkOption.NOFOLLOW_LINKS);
			if (Duration.between(modified.toInstant(), now.toInstant()).compareTo(STALE_AFTER) > 0) {
				delete(entry);
				log.info("Removed %s, left by a process that was stopped while it published".formatted(entry));
			}
		}
		catch (IOException | UncheckedIOException ex) {
			// another replica may be removing it at the same time
			if (Files.exists(entry, LinkOption.NOFOLLOW_LINKS)) {
				log.warn("Cannot remove the leftover " + entry, ex);
			}
		}
	}

	/**
	 * Writes files and waits until they are on the disk.
	 * @param files bytes of each file by name
	 * @throws IOException if a file cannot be written
	 */
	void write(Map<String, byte[]> files) throws IOException {
		for (Map.Entry<String, byte[]> file : files.entrySet()) {
			try (FileChannel channel = FileChannel.open(this.folder.resolve(file.getKey()),
					StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
				ByteBuffer bytes = ByteBuffer.wrap(file.getValue());
				while (bytes.hasRemaining()) {
					channel.write(bytes);
				}
				channel.force(true);
			}
		}
		sync(this.folder);
	}

	/**
	 * Turns the folder into a version, in one step that is seen either wholly or not at
	 * all.
	 * @param target its path in the store
	 * @throws IOException if the target exists and is not an empty folder, or the rename
	 * is not possible
	 */
	void renameTo(Path target) throws IOException {
		Files.move(this.folder, target, StandardCopyOption.ATOMIC_MOVE);
		sync(this.store);
	}

	@Override
	public void close() {
		try {
			delete(this.folder);
		}
		catch (IOException | UncheckedIOException ex) {
			log.warn("Cannot remove " + this.folder, ex);
		}
	}

	private static boolean isStaging(Path entry) {
		return entry.getFileName().toString().startsWith(PREFIX);
	}

	private static void delete(Path tree) throws IOException {
		if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
			return;
		}
		try (Stream<Path> walk = Files.walk(tree)) { // does not follow links
			List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
			for (Path path : deepestFirst) {
				Files.deleteIfExists(path);
			}
		}
	}

	/**
	 * Waits until a folder's entries are on the disk, where the platform can: Windows
	 * does not open folders, and some network file systems do not sync them.
	 */
	private static void sync(Path folder) {
		try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
			channel.force(true);
		}
		catch (IOException ex) {
			log.debug("Cannot sync " + folder, ex);
		}
	}

}
