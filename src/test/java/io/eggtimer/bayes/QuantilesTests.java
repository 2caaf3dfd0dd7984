package io.eggtimer.bayes;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Tests for {@link Quantiles}. */
class QuantilesTests {

	private static final int BINS = 2048;

	@Test
	void interpolatesBetweenOrderStatistics() {
		// numpy.quantile([0.1, 0.4, 0.9], [0.05, 0.5, 0.95]) = [0.13, 0.4, 0.85]
		Quantiles quantiles = quantiles(0.9f, 0.1f, 0.4f);
		assertThat(quantiles.at(0.05)).isEqualTo(0.13, within(0.8 / BINS));
		assertThat(quantiles.at(0.5)).isEqualTo(0.4, within(0.8 / BINS));
		assertThat(quantiles.at(0.95)).isEqualTo(0.85, within(0.8 / BINS));
	}

	@Test
	void aNumberFarFromAllOthersMovesAQuantileByLessThanABin() {
		float[] values = new float[5000];
		Arrays.fill(values, 1e-9f);
		values[17] = 0.03f;
		assertThat(quantiles(values).at(0.95)).isEqualTo(1e-9, within(0.03 / BINS));
		assertThat(quantiles(values).at(1)).isEqualTo(0.03, within(1e-9));
		Arrays.fill(values, 0.9999999f);
		values[17] = 0.2f;
		assertThat(quantiles(values).at(0.05)).isEqualTo(0.9999999, within(0.8 / BINS));
	}

	@ParameterizedTest
	@ValueSource(floats = { 0, Float.MIN_VALUE, 0.3f, 0.99999994f, 1 })
	void isExactWhereAllNumbersAreEqual(float value) {
		float[] values = new float[7];
		Arrays.fill(values, value);
		assertThat(quantiles(values).at(0.05)).isEqualTo(value);
		assertThat(quantiles(values).at(0.95)).isEqualTo(value);
	}

	@Test
	void numbersThatDifferInTheirLastBitStayBetweenThem() {
		Quantiles quantiles = quantiles(0, Float.MIN_VALUE, Float.MIN_VALUE);
		assertThat(quantiles.at(0.05)).isBetween(0.0, (double) Float.MIN_VALUE);
		assertThat(quantiles(0.5f, Math.nextUp(0.5f)).at(0.95)).isEqualTo(0.5, within(1e-7));
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.01, 0.3, 1, 5, 100 })
	void agreesWithSortingToTheWidthOfABin(double concentration) {
		SeededRandom random = SeededRandom.seeded(1);
		float[] values = new float[5000];
		for (int i = 0; i < values.length; i++) {
			values[i] = (float) Math.pow(random.nextDouble(), concentration);
		}
		float[] sorted = values.clone();
		Arrays.sort(sorted);
		Quantiles quantiles = quantiles(values);
		for (double q : new double[] { 0, 0.05, 0.5, 0.95, 1 }) {
			double rank = q * (sorted.length - 1);
			int below = (int) rank;
			int above = Math.min(below + 1, sorted.length - 1);
			double exact = sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
			assertThat(quantiles.at(q)).isEqualTo(exact, within(1.0 / BINS));
		}
	}

	@Test
	void forgetsWhatItReadBefore() {
		Quantiles quantiles = quantiles(0.1f, 0.9f, 0.9f);
		quantiles.at(0.95);
		read(quantiles, 0.25f, 0.25f);
		assertThat(quantiles.at(0.95)).isEqualTo(0.25);
	}

	private static Quantiles quantiles(float... values) {
		Quantiles quantiles = new Quantiles();
		read(quantiles, values);
		return quantiles;
	}

	private static void read(Quantiles quantiles, float... values) {
		DrawProbabilities draws = new DrawProbabilities(1, values.length);
		float least = values[0];
		float greatest = values[0];
		for (int s = 0; s < values.length; s++) {
			draws.tiles[s / WeightDraws.TILE][0][s % WeightDraws.TILE] = values[s];
			least = Math.min(least, values[s]);
			greatest = Math.max(greatest, values[s]);
		}
		quantiles.read(draws, 0, least, greatest);
	}

}
