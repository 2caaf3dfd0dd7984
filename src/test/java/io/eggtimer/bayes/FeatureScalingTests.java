package io.eggtimer.bayes;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/** Tests for {@link FeatureScaling}. */
class FeatureScalingTests {

	private static final FeatureScaling SCALING = FeatureScaling
		.of(new double[][] { { 50, 1 }, { 60, 2 }, { 40, 6 }, { 50, 7 } });

	@Test
	void measuresMeanDeviationAndRange() {
		assertThat(SCALING.mean()).containsExactly(50.0, 4.0);
		// sqrt((0 + 100 + 100 + 0) / 4), sqrt((9 + 4 + 4 + 9) / 4)
		assertThat(SCALING.standardDeviation().get(0)).isEqualTo(Math.sqrt(50), within(1e-14));
		assertThat(SCALING.standardDeviation().get(1)).isEqualTo(Math.sqrt(6.5), within(1e-14));
		assertThat(SCALING.min()).containsExactly(40.0, 1.0);
		assertThat(SCALING.max()).containsExactly(60.0, 7.0);
	}

	@Test
	void scalingCountsDeviationsFromTheMean() {
		FeatureScaling scaling = new FeatureScaling(List.of(50.0, 4.0), List.of(5.0, 2.0), List.of(40.0, 1.0),
				List.of(60.0, 7.0));
		assertThat(scaling.scale(60, 3)).containsExactly(2f, -0.5f);
	}

	@Test
	void aFeatureThatNeverVariesScalesTo0() {
		FeatureScaling scaling = FeatureScaling.of(new double[][] { { 55, 1 }, { 55, 3 } });
		assertThat(scaling.standardDeviation()).containsExactly(1.0, 1.0);
		assertThat(scaling.scale(55, 2)).containsExactly(0f, 0f);
	}

	@Test
	void aSingleRowScalesTo0() {
		assertThat(FeatureScaling.of(new double[][] { { 55, 1 } }).scale(55, 1)).containsExactly(0f, 0f);
	}

	@Test
	void theRangeIncludesItsEndsAndNothingBeyond() {
		assertThat(SCALING.covers(40, 7)).isTrue();
		assertThat(SCALING.covers(60, 1)).isTrue();
		assertThat(SCALING.covers(Math.nextDown(40.0), 4)).isFalse();
		assertThat(SCALING.covers(50, Math.nextUp(7.0))).isFalse();
		assertThat(SCALING.covers(50, Double.NaN)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(doubles = { Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY })
	void aValueThatIsNotFiniteIsRefused(double value) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> FeatureScaling.of(new double[][] { { 55, 1 }, { 55, value } }))
			.withMessageStartingWith("Scaling of feature 1 is not usable");
		assertUnusable(value, 1, 0, 0);
		assertUnusable(0, value, 0, 0);
		assertUnusable(0, 1, value, 0);
		assertUnusable(0, 1, 0, value);
	}

	@Test
	void aDeviationThatIsNotPositiveOrAnInvertedRangeIsRefused() {
		assertUnusable(0, 0, 0, 0);
		assertUnusable(0, -1, 0, 0);
		assertUnusable(0, 1, 1, 0);
	}

	@Test
	void noRowsAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> FeatureScaling.of(new double[0][]))
			.withMessage("Scaling needs at least one row");
	}

	@Test
	void listsOfDifferentLengthAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(
				() -> new FeatureScaling(List.of(0.0, 0.0), List.of(1.0), List.of(0.0, 0.0), List.of(0.0, 0.0)));
	}

	private static void assertUnusable(double mean, double deviation, double min, double max) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new FeatureScaling(List.of(mean), List.of(deviation), List.of(min), List.of(max)))
			.withMessageStartingWith("Scaling of feature 0 is not usable");
	}

}
