package io.eggtimer.serving;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.eggtimer.bayes.Activation;
import io.eggtimer.bayes.MeanFieldPosterior;
import io.eggtimer.bayes.NetworkShape;
import io.eggtimer.bayes.PosteriorNetwork;
import io.eggtimer.bayes.WeightDraws;
import io.eggtimer.inference.PosteriorArrays;
import io.eggtimer.inference.ReferenceNetwork;
import io.eggtimer.modelstore.ModelDescription;
import io.eggtimer.modelstore.ModelStore;
import io.eggtimer.modelstore.StoredVersion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/** Tests for {@link ServingModel}. */
class ServingModelTests {

	private static final NetworkShape SHAPE = new NetworkShape(2, List.of(16, 6), 3, Activation.RELU);

	private static final float[][] X = { { 0.4f, -1.7f }, { 0, 0 }, { 2, 1 } };

	@TempDir
	private Path folder;

	@Test
	void aNetworkThatAgreesWithPyTorchMayServe() {
		WeightDraws draws = draws(1);
		assertThatNoException()
			.isThrownBy(() -> ServingModel.requireAgreement(SHAPE, draws, new PosteriorNetwork(SHAPE, draws), X));
	}

	@Test
	void aNetworkThatComputesSomethingElseNeverServes() {
		assertThatExceptionOfType(NetworkMismatchException.class)
			.isThrownBy(() -> ServingModel.requireAgreement(SHAPE, draws(1), new PosteriorNetwork(SHAPE, draws(2)), X))
			.withMessageContaining("PyTorch differ by up to");
	}

	@Test
	void norDoesAStoredVersionWhoseProbabilitiesAreNoNumbers() {
		ModelStore store = new ModelStore(this.folder);
		StoredVersion trained = store.load(TestModels.trained(this.folder, 1).version());
		ModelDescription model = trained.manifest().model();
		float[] loc = new float[model.network().shape().weightCount()];
		Arrays.fill(loc, 3e38f);
		byte[] huge = PosteriorArrays.encode(MeanFieldPosterior.of(loc, new float[loc.length]));
		StoredVersion overflowing = store.publish(model, Map.of(ModelStore.POSTERIOR_FILE, huge),
				Instant.parse("2027-01-01T00:00:00Z"));
		assertThatIllegalArgumentException().isThrownBy(() -> ServingModel.open(overflowing))
			.withMessageContaining("no numbers");
	}

	@Test
	void anOlderVersionWithoutASummaryServesAndHasNoMap() {
		ServingModel model = ServingModel.open(again(Map.of()));
		assertThat(model.summary()).isNull();
		assertThatExceptionOfType(NoSummaryException.class).isThrownBy(model::requireSummary)
			.withMessageContaining(model.version());
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "not JSON", """
			{"data": {"trained": {"weightGrams": {"from": 4, "to": 60}, "boilMinutes": {"from": 1, "to": 9}}}}""", """
			{"data": {"trained": {"weightGrams": {"from": 50, "to": 60}, "boilMinutes": {"from": 1, "to": 61}}}}""" })
	void aVersionWhoseSummaryIsOfNoEggsDoesNotServe(String summary) {
		StoredVersion stored = again(Map.of(ModelStore.SUMMARY_FILE, summary.getBytes(StandardCharsets.UTF_8)));
		assertThatIllegalArgumentException().isThrownBy(() -> ServingModel.open(stored));
	}

	/** Publishes a trained posterior once more, with other files beside it. */
	private StoredVersion again(Map<String, byte[]> others) {
		ModelStore store = new ModelStore(this.folder);
		StoredVersion trained = store.load(TestModels.trained(this.folder, 1).version());
		Map<String, byte[]> files = new HashMap<>(others);
		files.put(ModelStore.POSTERIOR_FILE, trained.file(ModelStore.POSTERIOR_FILE));
		return store.publish(trained.manifest().model(), files, Instant.parse("2027-01-01T00:00:00Z"));
	}

	@Test
	void theShippedVersionAgreesWithPyTorchButForRounding() {
		ModelStore store = new ModelStore(Path.of("model-store"));
		StoredVersion shipped = store.versions((manifest) -> true).findFirst().orElseThrow();
		ModelDescription model = shipped.manifest().model();
		NetworkShape shape = model.network().shape();
		WeightDraws draws = PosteriorArrays.decode(shipped.file(ModelStore.POSTERIOR_FILE), shape.weightCount())
			.draw(model.draws(), model.seed());
		assertThat(ReferenceNetwork.greatestDifference(shape, draws, new PosteriorNetwork(shape, draws), X))
			.isLessThan(1e-6);
	}

	private static WeightDraws draws(long seed) {
		int weights = SHAPE.weightCount();
		return MeanFieldPosterior.of(new float[weights], new float[weights]).draw(600, seed);
	}

}
