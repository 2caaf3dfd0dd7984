package io.eggtimer.modelstore;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Tests that {@link ModelStore} detects whatever happens to a version on the disk. */
class ModelStoreDamageTests {

	private Path folder;

	private ModelStore store;

	private Path version;

	@BeforeEach
	void publish(@TempDir Path temporary) {
		this.folder = temporary;
		this.store = new ModelStore(temporary);
		Map<String, byte[]> files = new HashMap<>(TestModels.files("posterior"));
		files.put(ModelStore.SUMMARY_FILE, "{\"data\":{}}".getBytes(StandardCharsets.UTF_8));
		this.version = temporary.resolve(this.store.publish(TestModels.model(), files, TestModels.NOW).version());
	}

	@ParameterizedTest
	@ValueSource(strings = { "manifest.json", "posterior.safetensors", "summary.json", "SHA256SUMS" })
	void everyAlteredByteIsDetected(String name) throws IOException {
		Path file = this.version.resolve(name);
		byte[] bytes = Files.readAllBytes(file);
		for (int i = 0; i < bytes.length; i++) {
			byte[] altered = bytes.clone();
			altered[i] ^= (byte) (1 << (i % 8));
			Files.write(file, altered);
			assertDamaged("byte %d", i);
		}
		Files.write(file, bytes);
		this.store.load(this.version.getFileName().toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "manifest.json", "posterior.safetensors", "summary.json", "SHA256SUMS" })
	void everyTruncationIsDetected(String name) throws IOException {
		Path file = this.version.resolve(name);
		byte[] bytes = Files.readAllBytes(file);
		for (int length = 0; length < bytes.length; length++) {
			Files.write(file, Arrays.copyOf(bytes, length));
			assertDamaged("%d bytes", length);
		}
	}

	@Test
	void aTruncatedFileIsReportedWithItsSizes() throws IOException {
		Files.writeString(this.version.resolve("posterior.safetensors"), "poster");
		assertDamagedWith("posterior.safetensors has 6 bytes instead of 9");
	}

	@ParameterizedTest
	@ValueSource(strings = { "manifest.json", "posterior.safetensors", "summary.json", "SHA256SUMS" })
	void everyDeletedByteIsDetected(String name) throws IOException {
		Path file = this.version.resolve(name);
		byte[] bytes = Files.readAllBytes(file);
		for (int i = 0; i < bytes.length; i++) {
			byte[] shorter = Arrays.copyOf(bytes, bytes.length - 1);
			System.arraycopy(bytes, i + 1, shorter, i, shorter.length - i);
			Files.write(file, shorter);
			assertDamaged("without byte %d", i);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "manifest.json", "posterior.safetensors", "summary.json", "SHA256SUMS" })
	void anAppendedByteIsDetected(String name) throws IOException {
		Path file = this.version.resolve(name);
		byte[] bytes = Files.readAllBytes(file);
		for (byte appended : new byte[] { 0, '\n', ' ', '}' }) {
			byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
			longer[bytes.length] = appended;
			Files.write(file, longer);
			assertDamaged("%d appended", appended);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "manifest.json", "posterior.safetensors", "summary.json", "SHA256SUMS" })
	void aDeletedFileIsDetected(String name) throws IOException {
		Files.delete(this.version.resolve(name));
		assertDamagedWith(name + " is missing");
	}

	@ParameterizedTest
	@ValueSource(strings = { "manifest.json", "posterior.safetensors", "summary.json", "SHA256SUMS" })
	void aFolderOrLinkInPlaceOfAFileIsDetected(String name) throws IOException {
		Path file = this.version.resolve(name);
		Path elsewhere = this.folder.resolve("elsewhere");
		Files.move(file, elsewhere);
		Files.createSymbolicLink(file, elsewhere); // the content would be right
		assertDamagedWith(name + " is not a regular file");
		Files.delete(file);
		Files.createDirectory(file);
		assertDamagedWith(name + " is not a regular file");
	}

	@ParameterizedTest
	@ValueSource(strings = { "manifest.json", "posterior.safetensors", "summary.json", "SHA256SUMS" })
	void aSparseGiantIsRefusedByItsSize(String name) throws IOException {
		try (RandomAccessFile file = new RandomAccessFile(this.version.resolve(name).toFile(), "rw")) {
			file.setLength(64L * 1024 * 1024 * 1024);
		}
		assertDamagedWith(name + " has 68719476736 bytes where at most");
	}

	@Test
	void aVersionThatIsALinkOrAFileIsDetected() throws IOException {
		Path elsewhere = this.folder.resolve("elsewhere");
		Files.move(this.version, elsewhere);
		Files.createSymbolicLink(this.version, elsewhere);
		assertDamagedWith("it is not a folder");
		Files.delete(this.version);
		Files.writeString(this.version, "a file");
		assertDamagedWith("it is not a folder");
	}

	@Test
	void anEmptyVersionIsDetected() throws IOException {
		Path empty = Files.createDirectory(this.folder.resolve("20270101T000000Z-00000000"));
		assertThat(this.store.versions((manifest) -> true)).hasSize(1);
		assertThatExceptionOfType(ModelStoreException.class)
			.isThrownBy(() -> this.store.load(empty.getFileName().toString()))
			.withMessageContaining("manifest.json is missing");
	}

	@Test
	void aVersionUnderAnotherNameIsDetected() throws IOException {
		String name = this.version.getFileName().toString();
		this.version = Files.move(this.version, this.folder.resolve("20271123T004900Z-00ff6f13"));
		assertDamagedWith("the manifest is of version " + name);
	}

	@Test
	void filesOfAnotherVersionAreDetected() throws IOException {
		Path other = this.folder
			.resolve(this.store.publish(TestModels.model(), TestModels.files("POSTERIOR"), TestModels.NOW).version());
		for (String name : new String[] { "posterior.safetensors", "SHA256SUMS", "manifest.json" }) {
			Path file = this.version.resolve(name);
			byte[] own = Files.readAllBytes(file);
			Files.write(file, Files.readAllBytes(other.resolve(name)));
			assertDamaged(name);
			Files.write(file, own);
		}
	}

	@Test
	void aManifestThatIsNoneIsDetectedThoughItsChecksumIsRight() throws IOException {
		for (String text : new String[] { "", "null", "not json", "{}", "[".repeat(10_000) }) {
			byte[] manifest = text.getBytes();
			Files.write(this.version.resolve("manifest.json"), manifest);
			Files.writeString(this.version.resolve("SHA256SUMS"), Sha256.of(manifest) + "  manifest.json\n");
			assertDamagedWith("manifest.json is not a");
		}
	}

	@Test
	void aHashInTheManifestThatTheContentDoesNotHaveIsDetected() throws IOException {
		// all checksums agree with each other, and none with the posterior
		Manifest manifest = StoredVersion.of(TestModels.model(), TestModels.files("POSTERIOR"), TestModels.NOW)
			.manifest();
		byte[] json = ManifestJson.write(manifest);
		this.version = Files.move(this.version, this.folder.resolve(manifest.version()));
		Files.write(this.version.resolve("manifest.json"), json);
		Files.write(this.version.resolve("SHA256SUMS"), VersionFiles.checksums(json, manifest.files()));
		assertDamagedWith("posterior.safetensors does not have the SHA-256");
	}

	private void assertDamaged(String description, Object... arguments) {
		assertThatExceptionOfType(ModelStoreException.class).as(description, arguments)
			.isThrownBy(() -> this.store.load(this.version.getFileName().toString()))
			.withMessageContaining(" is damaged: ");
	}

	private void assertDamagedWith(String reason) {
		assertThatExceptionOfType(ModelStoreException.class)
			.isThrownBy(() -> this.store.load(this.version.getFileName().toString()))
			.withMessageContaining(" is damaged: " + reason);
		assertThat(this.store.versions((manifest) -> true).findFirst()).as("skipped, not thrown").isEmpty();
	}

}
