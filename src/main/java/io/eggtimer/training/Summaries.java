package io.eggtimer.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import org.jspecify.annotations.Nullable;

import io.eggtimer.bayes.NumberSummary;
import io.eggtimer.dataset.EggDataset;
import io.eggtimer.dataset.LabelledEgg;
import io.eggtimer.dataset.SimulatedEggs;
import io.eggtimer.dataset.StratifiedSplit;
import io.eggtimer.egg.Doneness;
import io.eggtimer.egg.Egg;
import io.eggtimer.modelstore.DataSummary;
import io.eggtimer.modelstore.EggRange;
import io.eggtimer.modelstore.ModelSummary;
import io.eggtimer.modelstore.Reliability;
import io.eggtimer.modelstore.TrainingHistory;

/** Puts together what a version shows of its data and its training. */
final class Summaries {

	private Summaries() {
	}

	/**
	 * Summarises a training.
	 * @param dataset the eggs
	 * @param split which of them were trained on
	 * @param history how it went
	 * @param scored predictions that it was scored by; null if there are none
	 */
	static ModelSummary of(EggDataset dataset, StratifiedSplit split, TrainingHistory history,
			CrossValidation.@Nullable Fold scored) {
		return new ModelSummary(data(dataset, split), history,
				(scored != null) ? Reliability.of(scored.reliability()) : null);
	}

	private static DataSummary data(EggDataset dataset, StratifiedSplit split) {
		Map<String, DataSummary.Outcome> outcomes = new LinkedHashMap<>();
		for (Doneness outcome : Doneness.values()) {
			List<LabelledEgg> eggs = dataset.eggs().stream().filter((row) -> row.outcome() == outcome).toList();
			outcomes.put(outcome.label(), new DataSummary.Outcome(eggs.size(), summary(eggs, Egg::weightGrams),
					summary(eggs, Egg::boilMinutes)));
		}
		EggRange trained = new EggRange(range(split.training(), Egg::weightGrams),
				range(split.training(), Egg::boilMinutes));
		return new DataSummary(SimulatedEggs.matches(dataset), dataset.eggs().size(), trained, outcomes,
				CellCounter.count(dataset.eggs()));
	}

	private static EggRange.Range range(List<LabelledEgg> eggs, ToDoubleFunction<Egg> axis) {
		NumberSummary summary = summary(eggs, axis);
		return new EggRange.Range(summary.minimum(), summary.maximum());
	}

	private static NumberSummary summary(List<LabelledEgg> eggs, ToDoubleFunction<Egg> axis) {
		return NumberSummary.of(eggs.stream().map(LabelledEgg::egg).mapToDouble(axis).toArray());
	}

}
