package io.eggtimer.serving;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.eggtimer.bayes.FeatureScaling;
import io.eggtimer.bayes.NetworkShape;
import io.eggtimer.bayes.Posterior;
import io.eggtimer.bayes.PosteriorNetwork;
import io.eggtimer.bayes.PosteriorPredictive;
import io.eggtimer.bayes.WeightDraws;
import io.eggtimer.dataset.Features;
import io.eggtimer.egg.Doneness;
import io.eggtimer.egg.DrawsOutOfRangeException;
import io.eggtimer.egg.Egg;
import io.eggtimer.egg.Question;
import io.eggtimer.inference.PosteriorArrays;
import io.eggtimer.inference.ReferenceNetwork;
import io.eggtimer.modelstore.ModelDescription;
import io.eggtimer.modelstore.ModelStore;
import io.eggtimer.modelstore.StoredVersion;
import io.eggtimer.training.ModelSettings;

/**
 * One model version, ready to answer. Immutable.
 *
 * @param version its name in the store
 * @param createdAt when it was published
 * @param manifest its manifest as stored, a JSON object in UTF-8
 * @param simulated whether it was trained on simulated eggs
 * @param features what the network sees of an egg
 * @param scaling how these features are standardised
 * @param network the network with its posterior draws
 * @param summary what it shows of its data and its training; null if it was published
 * without that
 */
record ServingModel(String version, Instant createdAt, byte[] manifest, boolean simulated, Features features,
		FeatureScaling scaling, PosteriorNetwork network, @Nullable ServedSummary summary) {

	/**
	 * The default network and PyTorch differ by less than 1e-6; where logits are in the
	 * hundreds, single precision leaves 1e-4; a wrong network is off by much more.
	 */
	private static final double TOLERANCE = 1e-3;

	/** Undecided, underdone, and hard. */
	private static final List<Egg> PROBES = List.of(new Egg(61.2, 4.8), new Egg(70, 1), new Egg(45, 9));

	/**
	 * Opens a stored version: decodes its posterior, makes the draws, and checks the
	 * network once against PyTorch.
	 * @param stored the version
	 * @return the model
	 * @throws IllegalArgumentException if this program cannot serve it
	 * @throws NetworkMismatchException if this program's network, or PyTorch, is damaged
	 */
	static ServingModel open(StoredVersion stored) {
		ModelDescription model = stored.manifest().model();
		List<String> outcomes = List.copyOf(model.data().rowsPerClass().keySet());
		if (!outcomes.equals(Doneness.labels())) {
			throw new IllegalArgumentException(
					"It tells %s apart, this program %s".formatted(outcomes, Doneness.labels()));
		}
		Features features = Features.named(model.network().features());
		NetworkShape shape = model.network().shape();
		ModelSettings.requireInMemory(model.draws(), shape);
		Posterior posterior = PosteriorArrays.decode(stored.file(ModelStore.POSTERIOR_FILE), shape.weightCount());
		WeightDraws draws = posterior.draw(model.draws(), model.seed());
		PosteriorNetwork network = new PosteriorNetwork(shape, draws);
		requireAgreement(shape, draws, network,
				PROBES.stream().map((egg) -> model.scaling().scale(features.of(egg))).toArray(float[][]::new));
		return new ServingModel(stored.version(), stored.manifest().createdAt(), stored.manifestBytes(),
				model.data().simulated(), features, model.scaling(), network, ServedSummary.of(stored));
	}

	/**
	 * Checks what a network says of some examples: against PyTorch, and, as batches are
	 * evaluated two by two, several against one by one.
	 * @param examples features, shape [N, D]
	 * @throws IllegalArgumentException if its probabilities are no numbers
	 * @throws NetworkMismatchException if it does not compute what PyTorch computes
	 */
	static void requireAgreement(NetworkShape shape, WeightDraws draws, PosteriorNetwork network, float[][] examples) {
		double difference = ReferenceNetwork.greatestDifference(shape, draws, network, examples);
		if (Double.isNaN(difference)) {
			throw new IllegalArgumentException("Its weights are so large that probabilities are no numbers");
		}
		if (difference > TOLERANCE) {
			throw new NetworkMismatchException(
					"The probabilities of this program and of PyTorch differ by up to %.1e".formatted(difference));
		}
		List<PosteriorPredictive> oneByOne = Arrays.stream(examples).map(network::predict).toList();
		if (!network.predict(examples, draws.count()).equals(oneByOne)) {
			throw new NetworkMismatchException("Several eggs at once get other answers than one by one");
		}
	}

	/** Returns whether an egg lies within the range of the training data. */
	boolean covers(Egg egg) {
		return this.scaling.covers(this.features.of(egg));
	}

	/**
	 * Returns what it shows of its data and its training.
	 * @throws NoSummaryException if it was published without that
	 */
	ServedSummary requireSummary() {
		ServedSummary present = this.summary;
		if (present == null) {
			throw new NoSummaryException(this.version);
		}
		return present;
	}

	/**
	 * Returns how many draws are to answer a question.
	 * @throws DrawsOutOfRangeException if the question asks for fewer than 1, or more
	 * than there are
	 */
	int draws(Question question) {
		int available = this.network.draws();
		Integer asked = question.draws();
		int draws = (asked != null) ? asked : available;
		if (draws < 1 || draws > available) {
			throw new DrawsOutOfRangeException(available);
		}
		return draws;
	}

}
