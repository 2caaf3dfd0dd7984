package io.eggtimer.modelstore;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;

/**
 * How many eggs lie in each cell of a grid over weight and time; sparse. Cell {@code [i,
 * j]} holds weights in {@code [i * weightWidth, (i + 1) * weightWidth)} grams and times
 * in {@code [j * timeWidth, (j + 1) * timeWidth)} minutes.
 *
 * @param weightWidth width of a cell, in grams: 1, 2 or 5 times a power of 10
 * @param timeWidth width of a cell, in minutes: 1, 2 or 5 times a power of 10
 * @param counts of each outcome the cells that are not empty, each {@code [i, j, eggs]},
 * in their order; beside the widths in the JSON
 */
public record EggCells(double weightWidth, double timeWidth, @JsonAnyGetter Map<String, List<int[]>> counts) {

	public EggCells {
		counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
	}

}
