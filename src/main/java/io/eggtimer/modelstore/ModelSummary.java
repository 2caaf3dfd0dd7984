package io.eggtimer.modelstore;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;

/**
 * What {@value ModelStore#SUMMARY_FILE} tells of a version for people to look at: counts
 * and curves, and no row of the data.
 *
 * @param data the eggs it was trained from
 * @param training how the training went
 * @param reliability what came of its probabilities on the rows that the manifest's
 * scores are of; null, also in the JSON, if none were computed
 */
public record ModelSummary(DataSummary data, TrainingHistory training, @Nullable Reliability reliability) {

	/** Returns the JSON that is stored: one line in UTF-8. */
	public byte[] json() {
		return StoreJson.MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(this);
	}

	/**
	 * Reads of a stored summary what was trained on; all else may be missing.
	 * @param json the file
	 * @throws IllegalArgumentException if it does not say that
	 */
	public static EggRange trained(byte[] json) {
		try {
			JsonNode trained = StoreJson.MAPPER.readTree(json).requiredAt("/data/trained");
			if (!trained.isObject()) {
				throw new IllegalArgumentException(ModelStore.SUMMARY_FILE + " does not say what was trained on");
			}
			return StoreJson.MAPPER.treeToValue(trained, EggRange.class);
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException(
					ModelStore.SUMMARY_FILE + " is not a summary, see data.trained: " + ex.getOriginalMessage(), ex);
		}
	}

}
