package io.eggtimer.modelstore;

/**
 * What a file of a version must be.
 *
 * @param sha256 SHA-256 of its bytes, 64 lower-case hex digits
 * @param bytes its size in bytes, at least 0
 */
public record FileDigest(String sha256, long bytes) {

	/**
	 * Creates a digest.
	 * @throws IllegalArgumentException if the hash is not one or the size is negative
	 */
	public FileDigest {
		Sha256.requireHex(sha256);
		if (bytes < 0) {
			throw new IllegalArgumentException("A file cannot have %d bytes".formatted(bytes));
		}
	}

	static FileDigest of(byte[] content) {
		return new FileDigest(Sha256.of(content), content.length);
	}

}
