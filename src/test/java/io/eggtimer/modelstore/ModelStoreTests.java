package io.eggtimer.modelstore;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Tests for {@link ModelStore}; damage is in {@link ModelStoreDamageTests}. */
@ExtendWith(OutputCaptureExtension.class)
class ModelStoreTests {

	private static final Instant NOW = TestModels.NOW;

	private Path folder;

	private ModelStore store;

	@BeforeEach
	void createStore(@TempDir Path temporary) {
		this.folder = temporary.resolve("not/yet/there");
		this.store = new ModelStore(this.folder);
	}

	@Test
	void whatIsPublishedIsLoadedBack() {
		StoredVersion published = this.store.publish(TestModels.model(), TestModels.files("posterior"), NOW);
		StoredVersion loaded = this.store.load(published.version());
		assertThat(loaded.version()).isEqualTo("20261123T004900Z-00ff6f13"); // sha256sum
		assertThat(loaded.manifest()).isEqualTo(published.manifest());
		assertThat(loaded.manifest().model()).isEqualTo(TestModels.model());
		assertThat(loaded.file(ModelStore.POSTERIOR_FILE)).asString().isEqualTo("posterior");
		assertThat(loaded.manifestBytes()).isEqualTo(published.manifestBytes());
		assertThat(this.store.versions((manifest) -> true).findFirst()).isPresent();
	}

	@Test
	void aVersionIsThreeFilesThatShasumCanCheck() throws IOException {
		StoredVersion version = this.store.publish(TestModels.model(), TestModels.files("posterior"), NOW);
		Path versionFolder = this.folder.resolve(version.version());
		assertThat(entries(versionFolder)).containsExactlyInAnyOrder("manifest.json", "posterior.safetensors",
				"SHA256SUMS");
		assertThat(versionFolder.resolve("manifest.json")).hasBinaryContent(version.manifestBytes());
		// printf posterior | sha256sum
		assertThat(versionFolder.resolve("SHA256SUMS"))
			.hasContent(Sha256.of(version.manifestBytes()) + "  manifest.json\n"
					+ "00ff6f13379089e601cac18e06329d5376881931a6832f6f26b29f8d0253c391  posterior.safetensors\n");
	}

	@Test
	void theCallersArraysAreItsOwn() {
		byte[] posterior = { 1, 2, 3 };
		StoredVersion version = this.store.publish(TestModels.model(), Map.of(ModelStore.POSTERIOR_FILE, posterior),
				NOW);
		posterior[0] = 9;
		version.file(ModelStore.POSTERIOR_FILE)[1] = 9;
		version.manifestBytes()[0] = 9;
		assertThat(version.file(ModelStore.POSTERIOR_FILE)).containsExactly(1, 2, 3);
		assertThat(version.manifestBytes()[0]).isEqualTo((byte) '{');
		assertThatIllegalArgumentException().isThrownBy(() -> version.file("manifest.json"));
	}

	@Test
	void theNewestThatIsWantedIsTaken() {
		String first = publish(1, NOW);
		String second = publish(2, NOW.plusSeconds(1));
		String third = publish(3, NOW.plus(Duration.ofDays(40)));
		assertThat(this.store.versions((manifest) -> true).map(StoredVersion::version)).containsExactly(third, second,
				first);
		assertThat(newest()).isEqualTo(third);
		assertThat(this.store.versions((manifest) -> manifest.model().seed() == 2).findFirst()).get()
			.extracting(StoredVersion::version)
			.isEqualTo(second);
		assertThat(this.store.versions((manifest) -> manifest.model().seed() == 4).findFirst()).isEmpty();
	}

	@Test
	void aDamagedNewerVersionIsSkippedWithOneWarning(CapturedOutput output) throws IOException {
		String good = publish(1, NOW);
		String damaged = publish(2, NOW.plusSeconds(1));
		Files.delete(this.folder.resolve(damaged).resolve(ModelStore.POSTERIOR_FILE));
		assertThat(newest()).isEqualTo(good);
		assertThat(output.getAll().lines().filter((line) -> line.contains("WARN"))).singleElement()
			.asString()
			.contains(damaged, "posterior.safetensors is missing");
	}

	@Test
	void contentThatIsNotWantedIsNotRead(CapturedOutput output) throws IOException {
		String damaged = publish(1, NOW);
		Files.delete(this.folder.resolve(damaged).resolve(ModelStore.POSTERIOR_FILE));
		assertThat(this.store.versions((manifest) -> false).findFirst()).isEmpty();
		assertThat(output).doesNotContain("WARN");
	}

	@Test
	void aPinnedVersionIsLoadedAlthoughANewerOneExists() {
		String first = publish(1, NOW);
		publish(2, NOW.plusSeconds(1));
		assertThat(this.store.load(first).manifest().model().seed()).isEqualTo(1);
	}

	@Test
	void aPinnedVersionThatIsMissingOrDamagedIsAClearError() throws IOException {
		String damaged = publish(1, NOW);
		Files.writeString(this.folder.resolve(damaged).resolve("manifest.json"), "{}");
		assertThatExceptionOfType(ModelStoreException.class).isThrownBy(() -> this.store.load(damaged))
			.withMessage("Model version %s in %s is damaged: "
					+ "manifest.json does not have the SHA-256 that SHA256SUMS says", damaged, this.folder);
		assertThatExceptionOfType(ModelStoreException.class)
			.isThrownBy(() -> this.store.load("20261123T004900Z-00000000"))
			.withMessage("There is no model version 20261123T004900Z-00000000 in " + this.folder);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".", "..", "../outside", "/etc", "20261123T004900Z-00ff6f13/../x",
			"20261123T004900Z-00ff6f13/", "20261123T004900Z-00FF6F13", "20261123T004900Z-00ff6f13\n",
			".staging-20261123T004900Z-00ff6f13", "20261123T004900Z-00ff6f13\u0000" })
	void aNameThatIsNoVersionIsRefusedBeforeTheDiskIsTouched(String name) {
		publish(1, NOW);
		assertThatExceptionOfType(ModelStoreException.class).isThrownBy(() -> this.store.load(name))
			.withMessageContaining("is not a model version; one looks like 20261123T004900Z-3f2a9c1d");
	}

	@Test
	void entriesThatAreNoVersionsAreNoneOfOurs(CapturedOutput output) throws IOException {
		String version = publish(1, NOW);
		Files.writeString(this.folder.resolve("README.md"), "read me");
		Files.createDirectory(this.folder.resolve("lost+found"));
		Files.writeString(this.folder.resolve(version).resolve(".DS_Store"), "whatever");
		assertThat(newest()).isEqualTo(version);
		assertThat(output).doesNotContain("WARN");
	}

	@Test
	void aFolderThatDoesNotExistHasNoVersions() {
		assertThat(this.store.versions((manifest) -> true).findFirst()).isEmpty();
		assertThat(this.folder).doesNotExist();
	}

	@Test
	void aStoreThatIsAFileIsAClearError() throws IOException {
		Files.createDirectories(this.folder.getParent());
		Files.writeString(this.folder, "a file");
		assertThatExceptionOfType(ModelStoreException.class)
			.isThrownBy(() -> this.store.versions((manifest) -> true).findFirst())
			.withMessage("The model store %s is not a folder", this.folder);
		assertCannotBeWritten();
	}

	@Test
	void aStoreThatCannotBeWrittenIsAClearError() throws IOException {
		Files.createDirectories(this.folder.getParent().getParent());
		Files.writeString(this.folder.getParent(), "a file where a folder should be");
		assertCannotBeWritten();
	}

	private void assertCannotBeWritten() {
		assertThatExceptionOfType(ModelStoreException.class).isThrownBy(this.store::requireWritable)
			.withMessageStartingWith("Cannot write to the model store " + this.folder + " (")
			.withCauseInstanceOf(IOException.class);
		assertThatExceptionOfType(ModelStoreException.class).isThrownBy(() -> publish(1, NOW))
			.withMessageStartingWith("Cannot publish model version 20261123T004900Z-")
			.withMessageContaining(this.folder.toString())
			.withCauseInstanceOf(IOException.class);
	}

	@Test
	void aStoreThatCanBeWrittenIsCreatedAndLeftEmpty() throws IOException {
		this.store.requireWritable();
		assertThat(entries(this.folder)).isEmpty();
	}

	@Test
	void theStoreMayBeASymbolicLink() throws IOException {
		Path real = Files.createDirectories(this.folder.resolveSibling("real"));
		Files.createSymbolicLink(this.folder, real);
		this.store.requireWritable();
		assertThat(this.store.load(publish(1, NOW))).isNotNull();
	}

	@Test
	void whatIsPublishedLaterIsNewerAlthoughTheClockWasSetBack(CapturedOutput output) {
		String first = publish(1, NOW);
		assertThat(output).isEmpty();
		String second = publish(2, NOW.minus(Duration.ofDays(400)));
		String third = publish(3, NOW.minusSeconds(5));
		assertThat(List.of(first, second, third)).isSorted().doesNotHaveDuplicates();
		assertThat(this.store.versions((manifest) -> true).map(StoredVersion::version)).containsExactly(third, second,
				first);
		assertThat(output.getOut()).contains("was the clock set back?");
	}

	@Test
	void twoVersionsOfOneSecondAreInTheOrderOfTheirPublishing() {
		List<String> published = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			published.add(publish(i, NOW));
		}
		assertThat(published).isSorted().doesNotHaveDuplicates();
	}

	@Test
	void onlyVersionsAfterAnotherAreRead() {
		String first = publish(1, NOW);
		String second = publish(2, NOW.plusSeconds(1));
		assertThat(this.store.versionsAfter(first, (manifest) -> true).map(StoredVersion::version))
			.containsExactly(second);
		assertThat(this.store.versionsAfter(second, (manifest) -> true)).isEmpty();
	}

	@Test
	void theSameContentInTheSameSecondIsOneVersion() {
		StoredVersion first = this.store.publish(TestModels.model(1), TestModels.files("posterior"), NOW);
		StoredVersion second = this.store.publish(TestModels.model(2), TestModels.files("posterior"), NOW);
		assertThat(second.version()).isEqualTo(first.version());
		assertThat(second.manifest()).as("the one in the store").isEqualTo(first.manifest());
	}

	@Test
	void theSamePosteriorWithOtherFilesInTheSameSecondIsRefused() {
		StoredVersion first = this.store.publish(TestModels.model(), TestModels.files("posterior"), NOW);
		Map<String, byte[]> more = new HashMap<>(TestModels.files("posterior"));
		more.put("draws.bin", new byte[1]);
		assertThatExceptionOfType(ModelStoreException.class)
			.isThrownBy(() -> this.store.publish(TestModels.model(), more, NOW))
			.withMessageContaining("exists in %s with other files", this.folder);
		assertThat(this.store.load(first.version()).manifest()).isEqualTo(first.manifest());
	}

	@Test
	void aPublishThatFailsWhileWritingLeavesNothing() throws IOException {
		Map<String, byte[]> files = new HashMap<>(TestModels.files("posterior"));
		files.put("z".repeat(300), new byte[1]); // longer than file systems allow; last
		assertThatExceptionOfType(ModelStoreException.class)
			.isThrownBy(() -> this.store.publish(TestModels.model(), files, NOW))
			.withMessageContaining("zzz");
		assertThat(entries(this.folder)).isEmpty();
	}

	@Test
	void aPublishThatFailsAtTheRenameLeavesWhatWasThere() throws IOException {
		Files.createDirectories(this.folder);
		Path inTheWay = this.folder.resolve("20261123T004900Z-00ff6f13");
		Files.writeString(inTheWay, "in the way");
		assertThatExceptionOfType(ModelStoreException.class)
			.isThrownBy(() -> this.store.publish(TestModels.model(), TestModels.files("posterior"), NOW))
			.withMessageEndingWith("is damaged: it is not a folder");
		assertThat(entries(this.folder)).containsExactly(inTheWay.getFileName().toString());
		assertThat(inTheWay).hasContent("in the way");
	}

	@ParameterizedTest
	@ValueSource(strings = { "../escape", "a/b", ".hidden", "", "manifest.json", "SHA256SUMS", "new\nline", "a b" })
	void aFileNameThatIsNotPlainIsRefused(String name) throws IOException {
		Map<String, byte[]> files = new HashMap<>(TestModels.files("posterior"));
		files.put(name, new byte[1]);
		assertThatIllegalArgumentException().isThrownBy(() -> this.store.publish(TestModels.model(), files, NOW));
		assertThat(this.folder).doesNotExist();
	}

	@Test
	void aModelWithoutPosteriorIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.store.publish(TestModels.model(), Map.of("other", new byte[1]), NOW))
			.withMessageContaining("posterior.safetensors");
	}

	@Test
	void stagingFoldersAreInvisibleAndRemovedAfterAnHour(CapturedOutput output) throws IOException {
		Path stale = stagingLeftover(".staging-stale", Duration.ofMinutes(61));
		Path live = stagingLeftover(".staging-live", Duration.ofMinutes(59));
		Path foreign = stagingLeftover(".snapshot", Duration.ofDays(1));
		assertThat(this.store.versions((manifest) -> true).findFirst()).isEmpty();
		publish(1, NOW);
		assertThat(stale).doesNotExist();
		assertThat(live.resolve("manifest.json")).exists();
		assertThat(foreign).exists();
		assertThat(output.getAll().lines().filter((line) -> line.contains("Removed"))).singleElement()
			.asString()
			.contains(".staging-stale");
	}

	private Path stagingLeftover(String name, Duration age) throws IOException {
		Path leftover = Files.createDirectories(this.folder.resolve(name));
		Files.writeString(leftover.resolve("manifest.json"), "{");
		Files.setLastModifiedTime(leftover, FileTime.from(Instant.now().minus(age)));
		return leftover;
	}

	@Test
	void removingAStaleLinkLeavesWhatItPointsTo() throws IOException {
		Path precious = Files.createDirectories(this.folder.resolveSibling("precious")).resolve("file");
		Files.writeString(precious, "precious");
		Path leftover = stagingLeftover(".staging-stale", Duration.ZERO);
		Files.createSymbolicLink(leftover.resolve("link"), precious.getParent());
		Files.setLastModifiedTime(leftover, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
		publish(1, NOW);
		assertThat(leftover).doesNotExist();
		assertThat(precious).hasContent("precious");
	}

	@Test
	void concurrentPublishesAllComeOutWhole() throws Exception {
		int threads = 8;
		ExecutorService pool = Executors.newFixedThreadPool(threads);
		List<Callable<String>> tasks = new ArrayList<>();
		for (int i = 0; i < 48; i++) {
			int same = i / 2; // two of each, as two replicas would
			tasks.add(() -> publish(same, NOW));
		}
		try {
			for (Future<String> published : pool.invokeAll(tasks)) {
				this.store.load(published.get());
			}
		}
		finally {
			pool.shutdownNow();
		}
		// whoever sees another's version takes the next second, so one of two may come
		// out twice
		assertThat(entries(this.folder)).allMatch(VersionId::isValid)
			.extracting((version) -> version.substring(version.indexOf('-')))
			.hasSizeBetween(24, 48)
			.satisfies((hashes) -> assertThat(Set.copyOf(hashes)).hasSize(24));
	}

	private String publish(long seed, Instant now) {
		byte[] posterior = ("posterior of seed " + seed).getBytes(StandardCharsets.UTF_8);
		return this.store.publish(TestModels.model(seed), Map.of(ModelStore.POSTERIOR_FILE, posterior), now).version();
	}

	private String newest() {
		return this.store.versions((manifest) -> true).findFirst().orElseThrow().version();
	}

	private static List<String> entries(Path folder) throws IOException {
		try (Stream<Path> entries = Files.list(folder)) {
			return entries.map((entry) -> entry.getFileName().toString()).toList();
		}
	}

}
