package io.eggtimer.modelstore;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The data a version was trained from.
 *
 * @param location where they were read, as it was configured; for people only, the hash
 * says whether data are the same
 * @param sha256 SHA-256 of the file's bytes, 64 lower-case hex digits
 * @param rows number of rows, at least 1
 * @param rowsPerClass number of rows of each class, in the order of the network's outputs
 * @param simulated whether a simulator made them, not a kitchen
 * @param trainingRows rows that the posterior has seen, at least 1
 * @param validationRows rows held out, {@code rows - trainingRows}
 */
public record TrainingData(String location, String sha256, int rows, Map<String, Integer> rowsPerClass,
		boolean simulated, int trainingRows, int validationRows) {

	/**
	 * Creates a description of data.
	 * @throws IllegalArgumentException if the hash is not one, or the numbers of rows do
	 * not add up
	 */
	public TrainingData {
		Objects.requireNonNull(location, "data needs a location");
		Sha256.requireHex(sha256);
		rowsPerClass = Collections.unmodifiableMap(new LinkedHashMap<>(rowsPerClass));
		long classified = 0;
		for (Map.Entry<String, Integer> entry : rowsPerClass.entrySet()) {
			int count = Objects.requireNonNull(entry.getValue(), "every class needs its number of rows");
			if (count < 0) {
				throw new IllegalArgumentException("Class %s has %d rows".formatted(entry.getKey(), count));
			}
			classified += count;
		}
		if (classified != rows) {
			throw new IllegalArgumentException("Classes %s do not add up to %d rows".formatted(rowsPerClass, rows));
		}
		if (trainingRows < 1 || validationRows < 0 || (long) trainingRows + validationRows != rows) {
			throw new IllegalArgumentException("%d training and %d validation rows do not make %d rows"
				.formatted(trainingRows, validationRows, rows));
		}
	}

}
