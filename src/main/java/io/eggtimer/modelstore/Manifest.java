package io.eggtimer.modelstore;

import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * What {@code manifest.json} says about a version.
 *
 * @param formatVersion version of the format of the folder, {@value #FORMAT_VERSION}
 * @param version name of the version: UTC time and the first 8 hex digits of the
 * posterior's SHA-256
 * @param createdAt when it was published, to the second
 * @param model what the model is; its fields stand in the JSON object itself
 * @param files what each other file of the version must be, by name; at least the
 * posterior
 */
public record Manifest(int formatVersion, String version, Instant createdAt, @JsonUnwrapped ModelDescription model,
		SortedMap<String, FileDigest> files) {

	/**
	 * The format that this program writes, and the only one it reads. 2 has the sampler
	 * and the distance to Hamiltonian Monte Carlo in {@code inference}, and the method of
	 * the scores.
	 */
	public static final int FORMAT_VERSION = 2;

	/**
	 * Most bytes of all files together, because they are read into memory. A choice: 256
	 * MiB, a quarter of a heap of 1 GiB; 5,000 draws of the default network are 3.4 MB.
	 */
	static final long MAX_CONTENT_BYTES = 256L * 1024 * 1024;

	/**
	 * Plain names that mean the same on every file system and in every shell, stay in
	 * their folder and are not hidden.
	 */
	private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

	/**
	 * Creates a manifest.
	 * @throws IllegalArgumentException if the format is another one, the posterior is not
	 * among the files, a file's name is not plain, the files are larger than 256 MiB
	 * together, or the version is not what time and content make it
	 */
	public Manifest {
		if (formatVersion != FORMAT_VERSION) {
			throw new IllegalArgumentException(
					"Format %d is not the one this program knows, %d".formatted(formatVersion, FORMAT_VERSION));
		}
		Objects.requireNonNull(createdAt, "createdAt must not be null");
		Objects.requireNonNull(model, "model must not be null");
		files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
		requireReadable(files);
		FileDigest posterior = files.get(ModelStore.POSTERIOR_FILE);
		if (posterior == null) {
			throw new IllegalArgumentException("There is no " + ModelStore.POSTERIOR_FILE + " among the files");
		}
		String expected = VersionId.of(createdAt, posterior.sha256());
		if (!(VersionId.isValid(expected) && expected.equals(version))) {
			throw new IllegalArgumentException(
					"Time and content make the version %s, not %s".formatted(expected, version));
		}
	}

	private static void requireReadable(SortedMap<String, FileDigest> files) {
		long bytes = 0;
		for (var file : files.entrySet()) {
			String name = file.getKey();
			if (!FILE_NAME.matcher(name).matches() || name.equals(VersionFiles.MANIFEST)
					|| name.equals(VersionFiles.CHECKSUMS)) {
				throw new IllegalArgumentException("Not the name of a model file: " + name);
			}
			// checked one by one, so that the sum cannot overflow
			bytes += Math.min(file.getValue().bytes(), MAX_CONTENT_BYTES + 1);
			if (bytes > MAX_CONTENT_BYTES) {
				throw new IllegalArgumentException(
						"The files are larger than %d bytes together".formatted(MAX_CONTENT_BYTES));
			}
		}
	}

}
