package io.eggtimer.bayes;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Tests for {@link Quantiles}. */
class QuantilesTests {

	/** Half a fine bin, and what is left of rounding. */
	private static final double RESOLUTION = 1.0 / (1 << 23) + 1e-12;

	@Test
	void interpolatesBetweenOrderStatistics() {
		// numpy.quantile([0.1, 0.4, 0.9], [0.05, 0.5, 0.95]) = [0.13, 0.4, 0.85]
		Quantiles quantiles = new Quantiles(new float[] { 0.9f, 0.1f, 0.4f });
		assertThat(quantiles.at(0.05)).isEqualTo(0.13, within(RESOLUTION));
		assertThat(quantiles.at(0.5)).isEqualTo(0.4, within(RESOLUTION));
		assertThat(quantiles.at(0.95)).isEqualTo(0.85, within(RESOLUTION));
	}

	@Test
	void tinyNumbersKeepTheirPlaceBelowTheirMean() {
		float[] values = new float[5000];
		Arrays.fill(values, 1e-9f);
		values[17] = 0.03f; // the mean is 6e-6
		assertThat(new Quantiles(values).at(0.95)).isLessThan(2e-7);
		assertThat(new Quantiles(values).at(1)).isEqualTo(0.03, within(RESOLUTION));
	}

	@ParameterizedTest
	@ValueSource(floats = { 0, Float.MIN_VALUE, 0.3f, 0.99999994f, 1 })
	void isExactWhereAllNumbersAreEqual(float value) {
		float[] values = new float[7];
		Arrays.fill(values, value);
		assertThat(new Quantiles(values).at(0.05)).isEqualTo(value, within(1e-12));
		assertThat(new Quantiles(values).at(0.95)).isEqualTo(value, within(1e-12));
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.01, 0.3, 1, 5, 100 })
	void agreesWithSortingToTheResolutionOfAFloat(double concentration) {
		SeededRandom random = SeededRandom.seeded(1);
		float[] values = new float[5000];
		for (int i = 0; i < values.length; i++) {
			values[i] = (float) Math.pow(random.nextDouble(), concentration);
		}
		float[] sorted = values.clone();
		Arrays.sort(sorted);
		for (double q : new double[] { 0, 0.05, 0.5, 0.95, 1 }) {
			double rank = q * (sorted.length - 1);
			int below = (int) rank;
			int above = Math.min(below + 1, sorted.length - 1);
			double exact = sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
			assertThat(new Quantiles(values).at(q)).isEqualTo(exact, within(RESOLUTION));
		}
	}

}
