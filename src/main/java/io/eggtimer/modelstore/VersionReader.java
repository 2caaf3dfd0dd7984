package io.eggtimer.modelstore;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads one version and believes nothing: first its manifest, which is small, then all
 * the rest.
 *
 * <p>
 * {@value VersionFiles#CHECKSUMS} is compared to the byte with what it must be, given the
 * manifest's bytes and the hashes in the manifest. So the three hold each other: no byte
 * of any of them can change unnoticed. (A forger can change all of them; a checksum is
 * not a signature.)
 */
final class VersionReader {

	private final Path folder;

	private final Manifest manifest;

	private final byte[] manifestBytes;

	private VersionReader(Path folder, Manifest manifest, byte[] manifestBytes) {
		this.folder = folder;
		this.manifest = manifest;
		this.manifestBytes = manifestBytes;
	}

	/**
	 * Reads and verifies the manifest.
	 * @param folder the folder of a version
	 * @throws InvalidVersionException if the manifest or the checksums are not as
	 * published, or belong to another version
	 */
	static VersionReader open(Path folder) throws InvalidVersionException {
		if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
			throw new InvalidVersionException("it is not a folder");
		}
		byte[] manifestBytes = VersionFiles.read(folder.resolve(VersionFiles.MANIFEST), ManifestJson.MAX_BYTES);
		byte[] checksums = VersionFiles.read(folder.resolve(VersionFiles.CHECKSUMS), ManifestJson.MAX_BYTES);
		// before it is parsed: says "altered" where the parser would say "unexpected '}'"
		if (!new String(checksums, StandardCharsets.ISO_8859_1).contains(Sha256.of(manifestBytes))) {
			throw new InvalidVersionException("%s does not have the SHA-256 that %s says"
				.formatted(VersionFiles.MANIFEST, VersionFiles.CHECKSUMS));
		}
		Manifest manifest = ManifestJson.read(manifestBytes);
		if (!Arrays.equals(checksums, VersionFiles.checksums(manifestBytes, manifest.files()))) {
			throw new InvalidVersionException(
					"%s does not agree with %s".formatted(VersionFiles.CHECKSUMS, VersionFiles.MANIFEST));
		}
		if (!manifest.version().equals(folder.getFileName().toString())) {
			throw new InvalidVersionException("the manifest is of version " + manifest.version());
		}
		return new VersionReader(folder, manifest, manifestBytes);
	}

	/** Returns the manifest; the other files may still turn out to be damaged. */
	Manifest manifest() {
		return this.manifest;
	}

	/**
	 * Reads and verifies all other files.
	 * @throws InvalidVersionException if one is missing or not as published
	 */
	StoredVersion read() throws InvalidVersionException {
		SortedMap<String, byte[]> files = new TreeMap<>();
		for (Map.Entry<String, FileDigest> expected : this.manifest.files().entrySet()) {
			String name = expected.getKey();
			int size = Math.toIntExact(expected.getValue().bytes());
			byte[] bytes = VersionFiles.read(this.folder.resolve(name), size);
			if (bytes.length != size) {
				throw new InvalidVersionException("%s has %d bytes instead of %d".formatted(name, bytes.length, size));
			}
			if (!Sha256.of(bytes).equals(expected.getValue().sha256())) {
				throw new InvalidVersionException(name + " does not have the SHA-256 that the manifest says");
			}
			files.put(name, bytes);
		}
		return new StoredVersion(this.manifest, this.manifestBytes, files);
	}

}
