package io.eggtimer.modelstore;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.eggtimer.bayes.FeatureScaling;

/**
 * What a trained model is and where it comes from: all of a manifest that the trainer
 * knows.
 *
 * @param data what it was trained from
 * @param network the network
 * @param prior the prior of its weights
 * @param inference how the posterior was found
 * @param settings every property that decides the posterior, by name, as canonical text:
 * a version fits a configuration when these and the data's hash are equal
 * @param seed seed of the training and of the posterior draws
 * @param draws number of posterior draws to answer with, {@code S}, at least 1
 * @param scaling how features are standardised
 * @param scores on rows that were not trained on; null, also in the JSON, if none were
 * computed
 * @param finalElbo null, also in the JSON, when the method has none
 * @param software version of each program that made it, by name
 */
public record ModelDescription(TrainingData data, NetworkDescription network, Prior prior, InferenceRun inference,
		SortedMap<String, String> settings, long seed, int draws, FeatureScaling scaling, @Nullable Scoring scores,
		@Nullable FinalElbo finalElbo, SortedMap<String, String> software) {

	/**
	 * Creates a description.
	 * @throws IllegalArgumentException if the parts contradict each other, there is no
	 * draw, or a score is not finite
	 */
	public ModelDescription {
		Objects.requireNonNull(data, "data must not be null");
		Objects.requireNonNull(network, "network must not be null");
		Objects.requireNonNull(prior, "prior must not be null");
		Objects.requireNonNull(inference, "inference must not be null");
		Objects.requireNonNull(scaling, "scaling must not be null");
		settings = withoutNulls("settings", settings);
		software = withoutNulls("software", software);
		if (draws < 1) {
			throw new IllegalArgumentException("Need at least 1 posterior draw, got " + draws);
		}
		if (data.rowsPerClass().size() != network.shape().classes()) {
			throw new IllegalArgumentException("Data of the classes %s do not fit a network with %d outputs"
				.formatted(data.rowsPerClass().keySet(), network.shape().classes()));
		}
		if (scaling.mean().size() != network.shape().inputs()) {
			throw new IllegalArgumentException("Scaling of %d features does not fit a network with %d inputs"
				.formatted(scaling.mean().size(), network.shape().inputs()));
		}
		requireFit(scores, data);
	}

	private static void requireFit(@Nullable Scoring scores, TrainingData data) {
		int scored = (scores != null) ? scores.scores().rows() : 0;
		// without validation rows, cross-validation scores every row
		if (scored != data.validationRows() && !(data.validationRows() == 0 && scored == data.rows())) {
			throw new IllegalArgumentException("Scores of %d rows do not fit %d validation rows of %d".formatted(scored,
					data.validationRows(), data.rows()));
		}
	}

	private static SortedMap<String, String> withoutNulls(String name, Map<String, String> map) {
		SortedMap<String, String> sorted = new TreeMap<>(map);
		sorted.forEach((key, value) -> Objects.requireNonNull(value, () -> name + " has no value for " + key));
		return Collections.unmodifiableSortedMap(sorted);
	}

}
