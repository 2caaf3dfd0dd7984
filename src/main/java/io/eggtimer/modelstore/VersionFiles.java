package io.eggtimer.modelstore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files that every version has besides its content, and how a file is read. */
final class VersionFiles {

	static final String MANIFEST = "manifest.json";

	/**
	 * Hash of the manifest and of all other files, in the format of {@code sha256sum}. It
	 * protects the manifest, which cannot hold its own hash.
	 */
	static final String CHECKSUMS = "SHA256SUMS";

	private VersionFiles() {
	}

	/**
	 * Returns what {@value #CHECKSUMS} must hold, to the byte.
	 * @param manifest the bytes of the manifest as stored
	 * @param files the other files
	 */
	static byte[] checksums(byte[] manifest, SortedMap<String, FileDigest> files) {
		Map<String, String> hashes = new TreeMap<>();
		files.forEach((name, digest) -> hashes.put(name, digest.sha256()));
		hashes.put(MANIFEST, Sha256.of(manifest));
		StringBuilder text = new StringBuilder();
		hashes.forEach((name, hash) -> text.append(hash).append("  ").append(name).append('\n'));
		return text.toString().getBytes(StandardCharsets.US_ASCII);
	}

	/**
	 * Reads a file whole, after a look at its kind and size.
	 * @param file a file of a version
	 * @param limit most bytes it may have
	 * @throws InvalidVersionException if it is missing, not a regular file (a link is
	 * none), larger than the limit, or cannot be read
	 */
	static byte[] read(Path file, int limit) throws InvalidVersionException {
		Path name = file.getFileName();
		try {
			BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class,
					LinkOption.NOFOLLOW_LINKS);
			if (!attributes.isRegularFile()) {
				throw new InvalidVersionException(name + " is not a regular file");
			}
			if (attributes.size() > limit) {
				throw new InvalidVersionException(
						"%s has %d bytes where at most %d are expected".formatted(name, attributes.size(), limit));
			}
			try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
				return in.readNBytes(limit);
			}
		}
		catch (NoSuchFileException ex) {
			throw new InvalidVersionException(name + " is missing", ex);
		}
		catch (IOException ex) {
			throw new InvalidVersionException("%s cannot be read (%s)".formatted(name, ex), ex);
		}
	}

}
