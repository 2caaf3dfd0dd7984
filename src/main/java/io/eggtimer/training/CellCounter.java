package io.eggtimer.training;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

import io.eggtimer.dataset.LabelledEgg;
import io.eggtimer.egg.Doneness;
import io.eggtimer.modelstore.EggCells;

/**
 * Counts eggs in cells. Widths are decimal, and so is the arithmetic: an egg of 0.3
 * minutes lies at the beginning of a cell of 0.1 minutes, where binary numbers would put
 * it at the end of the one before.
 */
final class CellCounter {

	/** Most cells along an axis: a choice, as many as a screen shows apart. */
	static final int MOST = 80;

	/** A choice: finer than any kitchen measures. */
	private static final BigDecimal FINEST = new BigDecimal("0.01");

	private static final List<BigDecimal> STEPS = List.of(BigDecimal.ONE, BigDecimal.valueOf(2), BigDecimal.valueOf(5));

	private CellCounter() {
	}

	/**
	 * Counts eggs in the smallest cells of which there are at most {@value #MOST} along
	 * an axis.
	 * @param eggs at least one
	 */
	static EggCells count(List<LabelledEgg> eggs) {
		BigDecimal weightWidth = width(eggs, (row) -> row.egg().weightGrams());
		BigDecimal timeWidth = width(eggs, (row) -> row.egg().boilMinutes());
		Map<String, List<int[]>> counts = new LinkedHashMap<>();
		for (Doneness outcome : Doneness.values()) {
			SortedMap<Integer, SortedMap<Integer, Integer>> cells = new TreeMap<>();
			eggs.stream()
				.filter((row) -> row.outcome() == outcome)
				.forEach((row) -> cells
					.computeIfAbsent(index(row.egg().weightGrams(), weightWidth), (weight) -> new TreeMap<>())
					.merge(index(row.egg().boilMinutes(), timeWidth), 1, Integer::sum));
			List<int[]> sparse = new ArrayList<>();
			cells.forEach(
					(weight, times) -> times.forEach((time, rows) -> sparse.add(new int[] { weight, time, rows })));
			counts.put(outcome.label(), sparse);
		}
		return new EggCells(weightWidth.doubleValue(), timeWidth.doubleValue(), counts);
	}

	private static BigDecimal width(List<LabelledEgg> eggs, ToDoubleFunction<LabelledEgg> axis) {
		double min = eggs.stream().mapToDouble(axis).min().orElseThrow();
		double max = eggs.stream().mapToDouble(axis).max().orElseThrow();
		for (BigDecimal decade = FINEST;; decade = decade.movePointRight(1)) {
			for (BigDecimal step : STEPS) {
				BigDecimal width = decade.multiply(step);
				if (index(max, width) - index(min, width) < MOST) {
					return width;
				}
			}
		}
	}

	/** Neither weights nor times are negative. */
	private static int index(double value, BigDecimal width) {
		return BigDecimal.valueOf(value).divideToIntegralValue(width).intValueExact();
	}

}
