package io.eggtimer.training;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import io.eggtimer.dataset.EggDataset;
import io.eggtimer.dataset.LabelledEgg;
import io.eggtimer.dataset.StratifiedSplit;
import io.eggtimer.egg.Doneness;
import io.eggtimer.egg.Egg;
import io.eggtimer.modelstore.EggRange;
import io.eggtimer.modelstore.ModelSummary;
import io.eggtimer.modelstore.TrainingHistory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Tests for {@link Summaries}, and for what is stored of them. */
class SummariesTests {

	private static final List<LabelledEgg> TRAINING = List.of(egg(50, 1, Doneness.UNDERDONE),
			egg(52, 2, Doneness.UNDERDONE), egg(60, 4.5, Doneness.SOFT), egg(55, 7, Doneness.HARD));

	private static final LabelledEgg HELD_OUT = egg(70, 9, Doneness.HARD);

	private static final EggDataset DATASET = new EggDataset("eggs.csv", "0".repeat(64),
			List.of(TRAINING.get(0), TRAINING.get(1), TRAINING.get(2), TRAINING.get(3), HELD_OUT));

	private static final TrainingHistory HISTORY = new TrainingHistory(
			List.of(new TrainingHistory.Report(10, 50, -300.5, 0.5, 20.25, 1.0),
					new TrainingHistory.Report(20, 100, null, 0.25, null, null)));

	@Test
	void isAsByHand() {
		CrossValidation.Fold scored = new CrossValidation.Fold(new double[][] { { 0, 0.25, 0.75 } }, new int[] { 2 },
				1);
		assertThat(new JsonMapper().readTree(summary(scored).json())).isEqualTo(new JsonMapper().readTree("""
				{"data": {"simulated": false, "rows": 5,
				  "trained": {"weightGrams": {"from": 50.0, "to": 60.0}, "boilMinutes": {"from": 1.0, "to": 7.0}},
				  "outcomes": {
				    "underdone": {"count": 2,
				      "weightGrams": {"mean": 51.0, "standardDeviation": 1.4142135623730951, "minimum": 50.0,
				        "lowerQuartile": 50.5, "median": 51.0, "upperQuartile": 51.5, "maximum": 52.0},
				      "boilMinutes": {"mean": 1.5, "standardDeviation": 0.7071067811865476, "minimum": 1.0,
				        "lowerQuartile": 1.25, "median": 1.5, "upperQuartile": 1.75, "maximum": 2.0}},
				    "soft": {"count": 1,
				      "weightGrams": {"mean": 60.0, "standardDeviation": 0.0, "minimum": 60.0,
				        "lowerQuartile": 60.0, "median": 60.0, "upperQuartile": 60.0, "maximum": 60.0},
				      "boilMinutes": {"mean": 4.5, "standardDeviation": 0.0, "minimum": 4.5,
				        "lowerQuartile": 4.5, "median": 4.5, "upperQuartile": 4.5, "maximum": 4.5}},
				    "hard": {"count": 2,
				      "weightGrams": {"mean": 62.5, "standardDeviation": 10.606601717798213, "minimum": 55.0,
				        "lowerQuartile": 58.75, "median": 62.5, "upperQuartile": 66.25, "maximum": 70.0},
				      "boilMinutes": {"mean": 8.0, "standardDeviation": 1.4142135623730951, "minimum": 7.0,
				        "lowerQuartile": 7.5, "median": 8.0, "upperQuartile": 8.5, "maximum": 9.0}}},
				  "cells": {"weightWidth": 0.5, "timeWidth": 0.2, "underdone": [[100, 5, 1], [104, 10, 1]],
				    "soft": [[120, 22, 1]], "hard": [[110, 35, 1], [140, 45, 1]]}},
				 "training": {"reports": [
				   {"step": 10, "percent": 50, "elbo": -300.5, "negativeLogLikelihood": 0.5,
				    "klDivergence": 20.25, "validationAccuracy": 1.0},
				   {"step": 20, "percent": 100, "elbo": null, "negativeLogLikelihood": 0.25,
				    "klDivergence": null, "validationAccuracy": null}]},
				 "reliability": {"rows": 1, "bins": [{"from": 0.7333333333333333, "to": 0.8, "count": 1,
				   "confidence": 0.75, "accuracy": 1.0}]}}"""));
	}

	@Test
	void withoutScoredRowsThereIsNoReliability() {
		assertThat(new JsonMapper().readTree(summary(null).json()).path("reliability").isNull()).isTrue();
	}

	@Test
	void theRangeThatWasTrainedOnIsReadBack() {
		assertThat(ModelSummary.trained(summary(null).json()))
			.isEqualTo(new EggRange(new EggRange.Range(50, 60), new EggRange.Range(1, 7)));
	}

	@Test
	void whatIsNoSummaryIsRefused() {
		for (String json : new String[] { "", "{", "[]", "{\"data\": {}}", "{\"data\": {\"trained\": null}}",
				"{\"data\": {\"trained\": {\"weightGrams\": {\"from\": 1, \"to\": 2}}}}",
				"{\"data\": {\"trained\": {\"weightGrams\": {\"from\": 1}, \"boilMinutes\": {\"from\": 1, \"to\": 2}}}}",
				"{\"data\": {\"trained\": {\"weightGrams\": {\"from\": 2, \"to\": 1}, \"boilMinutes\": "
						+ "{\"from\": 1, \"to\": 2}}}}" }) {
			assertThatIllegalArgumentException().as(json)
				.isThrownBy(() -> ModelSummary.trained(json.getBytes(StandardCharsets.UTF_8)))
				.withMessageContaining("summary.json");
		}
	}

	private static ModelSummary summary(CrossValidation.Fold scored) {
		return Summaries.of(DATASET, new StratifiedSplit(TRAINING, List.of(HELD_OUT)), HISTORY, scored);
	}

	private static LabelledEgg egg(double weightGrams, double boilMinutes, Doneness outcome) {
		return new LabelledEgg(new Egg(weightGrams, boilMinutes), outcome);
	}

}
