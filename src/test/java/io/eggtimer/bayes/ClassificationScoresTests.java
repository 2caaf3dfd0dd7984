package io.eggtimer.bayes;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/** Tests for {@link ClassificationScores}. */
class ClassificationScoresTests {

	@Test
	void perfectPredictionsLoseNothing() {
		ClassificationScores scores = ClassificationScores.of(new double[][] { { 1, 0, 0 }, { 0, 0, 1 } },
				new int[] { 0, 2 });
		assertThat(scores).isEqualTo(new ClassificationScores(2, 1, 0, 0, 0));
	}

	@Test
	void agreesWithTheDefinitionsByHand() {
		double[][] p = { { 0.7, 0.2, 0.1 }, { 0.3, 0.6, 0.1 } };
		ClassificationScores scores = ClassificationScores.of(p, new int[] { 0, 2 });
		assertThat(scores.accuracy()).isEqualTo(0.5);
		assertThat(scores.negativeLogLikelihood()).isEqualTo(-(Math.log(0.7) + Math.log(0.1)) / 2, within(1e-15));
		// (0.3^2 + 0.2^2 + 0.1^2 + 0.3^2 + 0.6^2 + 0.9^2) / 2
		assertThat(scores.brier()).isEqualTo((0.14 + 1.26) / 2, within(1e-15));
		// two bins: |0.7 - 1| and |0.6 - 0|, half of the rows each
		assertThat(scores.expectedCalibrationError()).isEqualTo((0.3 + 0.6) / 2, within(1e-15));
	}

	@Test
	void errorsOfOppositeSignCancelWithinABinOnly() {
		// same bin of width 1/15: one hit, one miss at confidence 0.5: ECE |1.0 - 1| / 2
		double[][] p = { { 0.5, 0.3, 0.2 }, { 0.5, 0.3, 0.2 } };
		assertThat(ClassificationScores.of(p, new int[] { 0, 1 }).expectedCalibrationError()).isZero();
	}

	@Test
	void aSureMissIsBounded() {
		double loss = ClassificationScores.of(new double[][] { { 1, 0 } }, new int[] { 1 }).negativeLogLikelihood();
		// -ln(2^-126)
		assertThat(loss).isEqualTo(126 * Math.log(2), within(1e-9));
	}

	@Test
	void refusesNothing() {
		assertThatIllegalArgumentException().isThrownBy(() -> ClassificationScores.of(new double[0][], new int[0]));
	}

}
