package io.eggtimer.bayes;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/** Tests for {@link MeanFieldPosterior}. */
class MeanFieldPosteriorTests {

	/** softplus(RHO_OF_ONE) = 1, as ln(e - 1). */
	private static final float RHO_OF_ONE = (float) Math.log(Math.E - 1);

	@Test
	void hasNoDivergenceFromAPriorLikeItself() {
		MeanFieldPosterior posterior = MeanFieldPosterior.of(new float[4],
				new float[] { RHO_OF_ONE, RHO_OF_ONE, RHO_OF_ONE, RHO_OF_ONE });
		assertThat(posterior.klDivergence(1)).isEqualTo(0, within(1e-12));
	}

	@Test
	void sumsTheDivergenceOverAllWeights() {
		// KL(N(m, s) || N(0, t)) = ln(t / s) + (s^2 + m^2) / (2 t^2) - 1/2, with s = 1, t
		// = 2: for m = 3: ln 2 + 10/8 - 1/2, for m = 0: ln 2 + 1/8 - 1/2
		MeanFieldPosterior posterior = MeanFieldPosterior.of(new float[] { 3, 0 },
				new float[] { RHO_OF_ONE, RHO_OF_ONE });
		assertThat(posterior.klDivergence(2)).isEqualTo(2 * Math.log(2) + 11.0 / 8 - 1, within(1e-6));
	}

	@Test
	void aVeryNegativeRhoGivesATinyScaleInsteadOfZero() {
		double kl = MeanFieldPosterior.of(new float[1], new float[] { -80 }).klDivergence(1);
		// ln(1 / softplus(-80)) - 1/2 = 80 - 1/2
		assertThat(kl).isEqualTo(79.5, within(1e-9));
	}

	@Test
	void aVeryPositiveRhoDoesNotOverflow() {
		double kl = MeanFieldPosterior.of(new float[1], new float[] { 1000 }).klDivergence(1000);
		assertThat(kl).isEqualTo(0, within(1e-9));
	}

	@Test
	void theScaleIsTheSoftplusOfRho() {
		double[] scale = MeanFieldPosterior.of(new float[3], new float[] { RHO_OF_ONE, -80, 1000 }).scale();
		assertThat(scale[0]).isEqualTo(1, within(1e-7)); // float32 rho
		assertThat(scale[1]).isEqualTo(Math.exp(-80), within(1e-45));
		assertThat(scale[2]).isEqualTo(1000);
	}

	@Test
	void drawsHaveTheMeanAndTheDeviationOfThePosterior() {
		int draws = 20_000;
		WeightDraws weights = MeanFieldPosterior.of(new float[] { 5, -1 }, new float[] { RHO_OF_ONE, -3 })
			.draw(draws, 7);
		for (int p = 0; p < 2; p++) {
			double loc = (p == 0) ? 5 : -1;
			double scale = (p == 0) ? 1 : Math.log1p(Math.exp(-3));
			double sum = 0;
			double squares = 0;
			for (int s = 0; s < draws; s++) {
				double z = (weights.get(s)[p] - loc) / scale;
				sum += z;
				squares += z * z;
			}
			// standard errors: 1 / sqrt(20000) = 0.007 and sqrt(2 / 20000) = 0.01; 4 of
			// them
			assertThat(sum / draws).isEqualTo(0, within(0.028));
			assertThat(squares / draws).isEqualTo(1, within(0.04));
		}
	}

	@Test
	void aLongerSeriesOfDrawsStartsWithTheShorterOne() {
		MeanFieldPosterior posterior = MeanFieldPosterior.of(new float[3], new float[3]);
		WeightDraws few = posterior.draw(100, 1);
		WeightDraws many = posterior.draw(300, 1);
		for (int s = 0; s < few.count(); s++) {
			assertThat(many.get(s)).containsExactly(few.get(s));
		}
	}

	@Test
	void anotherSeedGivesOtherDraws() {
		MeanFieldPosterior posterior = MeanFieldPosterior.of(new float[3], new float[3]);
		assertThat(posterior.draw(1, 1).get(0)).isNotEqualTo(posterior.draw(1, 2).get(0));
	}

	@Test
	void refusesWhatIsNotFinite() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> MeanFieldPosterior.of(new float[] { 0, Float.NaN }, new float[2]))
			.withMessageStartingWith("Weight 1 has loc NaN");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> MeanFieldPosterior.of(new float[1], new float[] { Float.POSITIVE_INFINITY }));
	}

	@Test
	void refusesParametersOfDifferentLengths() {
		assertThatIllegalArgumentException().isThrownBy(() -> MeanFieldPosterior.of(new float[1], new float[2]));
	}

}
