package io.eggtimer.serving;

import java.util.List;

import io.eggtimer.bayes.FeatureScaling;
import io.eggtimer.bayes.NetworkShape;
import io.eggtimer.bayes.Posterior;
import io.eggtimer.bayes.PosteriorNetwork;
import io.eggtimer.dataset.Features;
import io.eggtimer.egg.Doneness;
import io.eggtimer.egg.DrawsOutOfRangeException;
import io.eggtimer.egg.Question;
import io.eggtimer.inference.PosteriorArrays;
import io.eggtimer.modelstore.ModelDescription;
import io.eggtimer.modelstore.ModelStore;
import io.eggtimer.modelstore.StoredVersion;
import io.eggtimer.training.ModelSettings;

/**
 * One model version, ready to answer. Immutable.
 *
 * @param version its name in the store
 * @param manifest its manifest as stored, a JSON object in UTF-8
 * @param simulated whether it was trained on simulated eggs
 * @param features what the network sees of an egg
 * @param scaling how these features are standardised
 * @param network the network with its posterior draws
 */
record ServingModel(String version, byte[] manifest, boolean simulated, Features features, FeatureScaling scaling,
		PosteriorNetwork network) {

	/**
	 * Opens a stored version: decodes its posterior and makes the draws.
	 * @param stored the version
	 * @return the model
	 * @throws IllegalArgumentException if this program cannot serve it
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
		return new ServingModel(stored.version(), stored.manifestBytes(), model.data().simulated(), features,
				model.scaling(), new PosteriorNetwork(shape, posterior.draw(model.draws(), model.seed())));
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
