package io.eggtimer.modelstore;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.eggtimer.bayes.Activation;
import io.eggtimer.bayes.ClassificationScores;
import io.eggtimer.bayes.FeatureScaling;
import io.eggtimer.bayes.NetworkShape;
import io.eggtimer.bayes.PredictiveDistance;

/** A model to publish; its posterior is no posterior, which the store cannot know. */
final class TestModels {

	static final Instant NOW = Instant.parse("2026-11-23T00:49:00.123456789Z");

	private TestModels() {
	}

	static ModelDescription model() {
		return model(4711);
	}

	static ModelDescription model(long seed) {
		return new ModelDescription(data(), NetworkDescription.of(shape(), List.of("weightGrams", "boilMinutes")),
				Prior.normal(1),
				new InferenceRun("mean-field", 4000, 3.25, null, new PredictiveDistance(0.05, 0.2, 1.7, 2.5)),
				new TreeMap<>(Map.of("eggtimer.model.hidden-units", "16,6", "eggtimer.model.activation", "relu")), seed,
				5000, new FeatureScaling(List.of(55.1, 4.2), List.of(5.0, 1.7), List.of(39.7, 0.5), List.of(69.5, 7.6)),
				Scoring.onValidationSplit(new ClassificationScores(64, 0.92, 0.19, 0.11, 0.05)),
				FinalElbo.of(110.5, 60.25), new TreeMap<>(Map.of("eggtimer", "0.1.0", "java", "17.0.15")));
	}

	static TrainingData data() {
		Map<String, Integer> rowsPerClass = new LinkedHashMap<>(); // not in sorted order
		rowsPerClass.put("underdone", 202);
		rowsPerClass.put("soft", 117);
		rowsPerClass.put("hard", 320);
		return new TrainingData("classpath:eggs.csv", Sha256.of(new byte[] { 1 }), 639, rowsPerClass, true, 575, 64);
	}

	static NetworkShape shape() {
		return new NetworkShape(2, List.of(16, 6), 3, Activation.RELU);
	}

	static Map<String, byte[]> files(String posterior) {
		return Map.of(ModelStore.POSTERIOR_FILE, posterior.getBytes(StandardCharsets.UTF_8));
	}

}
