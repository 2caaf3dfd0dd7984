package io.eggtimer.serving;

import org.jspecify.annotations.Nullable;

import io.eggtimer.egg.Egg;
import io.eggtimer.modelstore.EggRange;
import io.eggtimer.modelstore.ModelStore;
import io.eggtimer.modelstore.ModelSummary;
import io.eggtimer.modelstore.StoredVersion;

/**
 * The summary of a version.
 *
 * @param json as stored, a JSON object in UTF-8
 * @param trained range of the eggs that the posterior has seen
 */
record ServedSummary(byte[] json, EggRange trained) {

	/**
	 * Reads the summary of a version.
	 * @return null if it was published without one
	 * @throws IllegalArgumentException if it is no summary of eggs
	 */
	static @Nullable ServedSummary of(StoredVersion stored) {
		if (!stored.manifest().files().containsKey(ModelStore.SUMMARY_FILE)) {
			return null;
		}
		byte[] json = stored.file(ModelStore.SUMMARY_FILE);
		EggRange trained = ModelSummary.trained(json);
		requireEgg(trained.weightGrams().from(), trained.boilMinutes().from());
		requireEgg(trained.weightGrams().to(), trained.boilMinutes().to());
		return new ServedSummary(json, trained);
	}

	private static void requireEgg(double weightGrams, double boilMinutes) {
		new Egg(weightGrams, boilMinutes);
	}

}
