package io.eggtimer.modelstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * A folder of immutable model versions. Several threads, processes and machines may read
 * and publish at the same time.
 *
 * <p>
 * Each version is a folder with a manifest, checksums and the files of the model. It
 * appears whole, by one rename, or not at all, and no file of it is ever changed. What is
 * returned has been verified to the last byte.
 */
public final class ModelStore {

	/**
	 * The file that holds the posterior, and whose hash is part of the version's name.
	 */
	public static final String POSTERIOR_FILE = "posterior.safetensors";

	/** The file that holds the {@link ModelSummary}; older versions have none. */
	public static final String SUMMARY_FILE = "summary.json";

	private static final Log log = LogFactory.getLog(ModelStore.class);

	private final Path folder;

	/** The fault of each damaged version that has been warned of. */
	private final Map<String, String> warned = new ConcurrentHashMap<>();

	/**
	 * Creates a store.
	 * @param folder where the versions are; nothing is read or created yet
	 */
	public ModelStore(Path folder) {
		this.folder = folder.toAbsolutePath();
	}

	/**
	 * Reads the versions that are wanted and intact, newest first. Each damaged one is
	 * skipped with one warning that names it and its fault, however often it is asked
	 * for. The other files of a version are read only if its manifest is wanted, and only
	 * when the stream comes to it.
	 * @param wanted whether a version would do, from its manifest
	 * @return the versions; none if the folder does not exist
	 * @throws ModelStoreException if the folder cannot be listed, or is a file
	 */
	public Stream<StoredVersion> versions(Predicate<Manifest> wanted) {
		return versionsAfter("", wanted);
	}

	/**
	 * As {@link #versions}, but only those newer than one.
	 * @param version the name of the version that they must be newer than
	 */
	public Stream<StoredVersion> versionsAfter(String version, Predicate<Manifest> wanted) {
		return names().stream()
			.takeWhile((name) -> name.compareTo(version) > 0)
			.flatMap((name) -> readIfWanted(name, wanted).stream());
	}

	/**
	 * Makes sure that the store is there.
	 * @throws ModelStoreException if it is not
	 */
	public void requireExists() {
		if (!Files.exists(this.folder)) {
			throw new ModelStoreException("The model store %s is gone".formatted(this.folder), null);
		}
	}

	/**
	 * Reads one version.
	 * @param version its name
	 * @throws ModelStoreException if there is no such version or it is damaged
	 */
	public StoredVersion load(String version) {
		if (!VersionId.isValid(version)) {
			throw new ModelStoreException(
					"'%s' is not a model version; one looks like %s".formatted(version, VersionId.EXAMPLE), null);
		}
		if (!Files.exists(this.folder.resolve(version), LinkOption.NOFOLLOW_LINKS)) {
			throw new ModelStoreException("There is no model version %s in %s".formatted(version, this.folder), null);
		}
		try {
			return VersionReader.open(this.folder.resolve(version)).read();
		}
		catch (InvalidVersionException ex) {
			throw new ModelStoreException(
					"Model version %s in %s is damaged: %s".formatted(version, this.folder, ex.getMessage()), ex);
		}
	}

	/**
	 * Makes sure that a version could be published now, by writing and removing a file:
	 * to be called before a training that would be in vain. Creates the folder if it is
	 * missing.
	 * @throws ModelStoreException if the store cannot be written; says where and why
	 */
	public void requireWritable() {
		try {
			Files.createDirectories(this.folder);
			try (StagingFolder staging = StagingFolder.create(this.folder)) {
				staging.write(Map.of("probe", new byte[1]));
			}
		}
		catch (IOException ex) {
			throw new ModelStoreException("Cannot write to the model store %s (%s)".formatted(this.folder, ex), ex);
		}
	}

	/**
	 * Publishes a trained model as a new version.
	 * @param model what the model is
	 * @param files bytes of each file by name, with at least {@value #POSTERIOR_FILE}
	 * @param now the time in the version's name, which decides what is newest; if the
	 * store has a version of that second or later, as when the clock was set back, the
	 * second after that one
	 * @return the new version; if the very same content was published in the same second,
	 * say by another replica, that version
	 * @throws IllegalArgumentException if the posterior is not among the files, a file's
	 * name is not plain, or they are larger than 256 MiB together
	 * @throws ModelStoreException if the version cannot be written; then nothing of it is
	 * visible
	 */
	public StoredVersion publish(ModelDescription model, Map<String, byte[]> files, Instant now) {
		StoredVersion version = StoredVersion.of(model, files, now);
		try {
			Files.createDirectories(this.folder);
			version = newest(version, now);
			return publish(version, this.folder.resolve(version.version()));
		}
		catch (IOException ex) {
			throw new ModelStoreException(
					"Cannot publish model version %s in %s (%s)".formatted(version.version(), this.folder, ex), ex);
		}
	}

	private StoredVersion publish(StoredVersion version, Path target) throws IOException {
		try (StagingFolder staging = StagingFolder.create(this.folder)) {
			staging.removeStaleSiblings();
			staging.write(version.folderContent());
			staging.renameTo(target);
			return version;
		}
		catch (IOException ex) {
			if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
				return alreadyPublished(version);
			}
			throw ex;
		}
	}

	/**
	 * Makes sure that a version is newer than those there are, unless it is one of them.
	 */
	private StoredVersion newest(StoredVersion version, Instant now) {
		List<String> names = names();
		Instant newest = names.isEmpty() ? Instant.MIN : VersionId.time(names.get(0));
		if (newest.isBefore(now.truncatedTo(ChronoUnit.SECONDS)) || names.contains(version.version())) {
			return version;
		}
		if (newest.isAfter(now)) {
			log.warn("Model version %s in %s is from the future: was the clock set back? The next one is named after it"
				.formatted(names.get(0), this.folder));
		}
		return version.renamed(newest.plusSeconds(1));
	}

	/**
	 * A version is never replaced: either the one there is as good, or this is a fault.
	 */
	private StoredVersion alreadyPublished(StoredVersion version) {
		StoredVersion existing = load(version.version());
		if (!existing.manifest().files().equals(version.manifest().files())) {
			throw new ModelStoreException(
					"Model version %s exists in %s with other files".formatted(version.version(), this.folder), null);
		}
		return existing;
	}

	private Optional<StoredVersion> readIfWanted(String version, Predicate<Manifest> wanted) {
		try {
			VersionReader reader = VersionReader.open(this.folder.resolve(version));
			return wanted.test(reader.manifest()) ? Optional.of(reader.read()) : Optional.empty();
		}
		catch (InvalidVersionException ex) {
			String fault = String.valueOf(ex.getMessage());
			if (!fault.equals(this.warned.put(version, fault))) {
				log.warn(
						"Skipping model version %s in %s, which is damaged: %s".formatted(version, this.folder, fault));
			}
			return Optional.empty();
		}
	}

	/** Newest first. Entries that are not named like a version are none of ours. */
	private List<String> names() {
		// before it is opened: a pipe would wait for ever
		if (Files.exists(this.folder) && !Files.isDirectory(this.folder)) {
			throw new ModelStoreException("The model store %s is not a folder".formatted(this.folder), null);
		}
		try (Stream<Path> entries = Files.list(this.folder)) {
			return entries.map((entry) -> entry.getFileName().toString())
				.filter(VersionId::isValid)
				.sorted(Comparator.reverseOrder())
				.toList();
		}
		catch (NoSuchFileException ex) {
			return List.of();
		}
		catch (IOException | UncheckedIOException ex) {
			throw new ModelStoreException("Cannot list the model store %s (%s)".formatted(this.folder, ex), ex);
		}
	}

}
