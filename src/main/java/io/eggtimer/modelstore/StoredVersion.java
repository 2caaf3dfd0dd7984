package io.eggtimer.modelstore;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A version of which every byte has been verified, held in memory: what happens to its
 * folder later does not matter.
 */
public final class StoredVersion {

	private final Manifest manifest;

	private final byte[] manifestBytes;

	private final SortedMap<String, byte[]> files;

	/**
	 * Creates a version.
	 * @param manifest the manifest
	 * @param manifestBytes the manifest as stored; kept, not copied
	 * @param files content of exactly the files that the manifest lists; kept, not copied
	 */
	StoredVersion(Manifest manifest, byte[] manifestBytes, SortedMap<String, byte[]> files) {
		this.manifest = manifest;
		this.manifestBytes = manifestBytes;
		this.files = files;
	}

	/**
	 * Makes a version of a trained model.
	 * @param model what the model is
	 * @param content bytes of each file by name; copied
	 * @param now the time in its name, cut to the second
	 * @throws IllegalArgumentException if the content or the manifest could not be loaded
	 * again
	 */
	static StoredVersion of(ModelDescription model, Map<String, byte[]> content, Instant now) {
		SortedMap<String, byte[]> files = new TreeMap<>();
		SortedMap<String, FileDigest> digests = new TreeMap<>();
		content.forEach((name, bytes) -> {
			byte[] copy = bytes.clone();
			files.put(name, copy);
			digests.put(name, FileDigest.of(copy));
		});
		return of(model, files, digests, now);
	}

	/** Returns the same model as a version of another time. */
	StoredVersion renamed(Instant time) {
		return of(this.manifest.model(), this.files, this.manifest.files(), time);
	}

	private static StoredVersion of(ModelDescription model, SortedMap<String, byte[]> files,
			SortedMap<String, FileDigest> digests, Instant now) {
		FileDigest posterior = digests.get(ModelStore.POSTERIOR_FILE);
		if (posterior == null) {
			throw new IllegalArgumentException("A model needs a file " + ModelStore.POSTERIOR_FILE);
		}
		Manifest manifest = new Manifest(Manifest.FORMAT_VERSION, VersionId.of(now, posterior.sha256()),
				now.truncatedTo(ChronoUnit.SECONDS), model, digests);
		byte[] manifestBytes = ManifestJson.write(manifest);
		if (manifestBytes.length > ManifestJson.MAX_BYTES) {
			throw new IllegalArgumentException("A manifest of %d bytes is larger than the %d that are read"
				.formatted(manifestBytes.length, ManifestJson.MAX_BYTES));
		}
		return new StoredVersion(manifest, manifestBytes, files);
	}

	/** Returns the name of the version, also the name of its folder. */
	public String version() {
		return this.manifest.version();
	}

	/** Returns the manifest. */
	public Manifest manifest() {
		return this.manifest;
	}

	/**
	 * Returns the manifest as it stands in the store, a JSON object in UTF-8, also with
	 * fields that this program does not know.
	 * @return a copy
	 */
	public byte[] manifestBytes() {
		return this.manifestBytes.clone();
	}

	/**
	 * Returns the content of a file.
	 * @param name one of the names in {@link Manifest#files()}
	 * @return a copy
	 * @throws IllegalArgumentException if the version has no such file
	 */
	public byte[] file(String name) {
		byte[] bytes = this.files.get(name);
		if (bytes == null) {
			throw new IllegalArgumentException("Version %s has no file %s".formatted(version(), name));
		}
		return bytes.clone();
	}

	/** Returns all that belongs into the folder of this version; not copied. */
	SortedMap<String, byte[]> folderContent() {
		SortedMap<String, byte[]> content = new TreeMap<>(this.files);
		content.put(VersionFiles.MANIFEST, this.manifestBytes);
		content.put(VersionFiles.CHECKSUMS, VersionFiles.checksums(this.manifestBytes, this.manifest.files()));
		return content;
	}

}
