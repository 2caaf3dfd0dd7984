package io.eggtimer.bayes;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/** Tests for {@link NumberSummary}. */
class NumberSummaryTests {

	@Test
	void agreesWithNumPy() {
		// x = [4, 1, 3, 2]: numpy.percentile(x, [25, 50, 75]), numpy.std(x, ddof=1)
		double[] values = { 4, 1, 3, 2 };
		NumberSummary summary = NumberSummary.of(values);
		assertThat(summary.standardDeviation()).isEqualTo(1.2909944487358056, within(1e-15));
		assertThat(summary).isEqualTo(new NumberSummary(2.5, summary.standardDeviation(), 1, 1.75, 2.5, 3.25, 4));
		assertThat(values).as("left as it is").containsExactly(4, 1, 3, 2);
	}

	@Test
	void quartilesThatAreNumbersThemselvesAreExact() {
		NumberSummary summary = NumberSummary.of(new double[] { 0.1, 0.7, 0.3, 0.2, 0.9 });
		assertThat(summary.lowerQuartile()).isEqualTo(0.2);
		assertThat(summary.median()).isEqualTo(0.3);
		assertThat(summary.upperQuartile()).isEqualTo(0.7);
	}

	@Test
	void oneNumberDoesNotSpread() {
		assertThat(NumberSummary.of(new double[] { 61.2 }))
			.isEqualTo(new NumberSummary(61.2, 0, 61.2, 61.2, 61.2, 61.2, 61.2));
	}

	@Test
	void refusesNothingAndWhatIsNoNumber() {
		assertThatIllegalArgumentException().isThrownBy(() -> NumberSummary.of(new double[0]));
		for (double value : new double[] { Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY }) {
			assertThatIllegalArgumentException().isThrownBy(() -> NumberSummary.of(new double[] { 1, value, 2 }));
		}
	}

}
