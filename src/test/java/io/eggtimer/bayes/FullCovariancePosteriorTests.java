package io.eggtimer.bayes;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/** Tests for {@link FullCovariancePosterior}. */
class FullCovariancePosteriorTests {

	/** L = [[2, 0], [-3, 1]], L L^T = [[4, -6], [-6, 10]]. */
	private static final FullCovariancePosterior POSTERIOR = FullCovariancePosterior.of(new float[] { 5, -1 },
			new float[] { 2, -3, 1 });

	@Test
	void theCovarianceIsTheFactorTimesItsTranspose() {
		assertThat(POSTERIOR.covariance(0, 0)).isEqualTo(4);
		assertThat(POSTERIOR.covariance(0, 1)).isEqualTo(-6);
		assertThat(POSTERIOR.covariance(1, 0)).isEqualTo(-6);
		assertThat(POSTERIOR.covariance(1, 1)).isEqualTo(10);
		assertThat(POSTERIOR.scale()).containsExactly(2, Math.sqrt(10));
	}

	@Test
	void theDivergenceIsThatOfGaussians() {
		// KL = (tr S / t^2 + |m|^2 / t^2 - P - ln(det S / t^(2P))) / 2 with t = 2: tr S =
		// 14, |m|^2 = 26, det S = 4
		assertThat(POSTERIOR.klDivergence(2)).isEqualTo((14.0 / 4 + 26.0 / 4 - 2 - Math.log(4.0 / 16)) / 2,
				within(1e-12));
	}

	@Test
	void withoutCovariancesItIsAMeanField() {
		float[] loc = { 0.5f, -2, 0 };
		float[] rho = { -3, 0.2f, 1 };
		MeanFieldPosterior meanField = MeanFieldPosterior.of(loc, rho);
		double[] scale = meanField.scale();
		FullCovariancePosterior full = FullCovariancePosterior.of(loc,
				new float[] { (float) scale[0], 0, (float) scale[1], 0, 0, (float) scale[2] });
		// float32 scales
		assertThat(full.klDivergence(1.5)).isEqualTo(meanField.klDivergence(1.5), within(1e-6));
		for (int p = 0; p < 3; p++) {
			assertThat(full.draw(1, 9).get(0)[p]).isEqualTo(meanField.draw(1, 9).get(0)[p], within(1e-6f));
		}
	}

	@Test
	void drawsHaveTheMeanAndTheCovarianceOfThePosterior() {
		int draws = 20_000;
		WeightDraws weights = POSTERIOR.draw(draws, 7);
		double[] sum = new double[2];
		double[] products = new double[3];
		for (int s = 0; s < draws; s++) {
			double a = weights.get(s)[0] - 5;
			double b = weights.get(s)[1] + 1;
			sum[0] += a / draws;
			sum[1] += b / draws;
			products[0] += a * a / draws;
			products[1] += a * b / draws;
			products[2] += b * b / draws;
		}
		// 4 standard errors: 4 sd / sqrt(n), and 4 sqrt((S_ii S_jj + S_ij^2) / n)
		assertThat(sum[0]).isEqualTo(0, within(0.057));
		assertThat(sum[1]).isEqualTo(0, within(0.09));
		assertThat(products[0]).isEqualTo(4, within(0.16));
		assertThat(products[1]).isEqualTo(-6, within(0.25));
		assertThat(products[2]).isEqualTo(10, within(0.4));
	}

	@Test
	void aLongerSeriesOfDrawsStartsWithTheShorterOne() {
		WeightDraws few = POSTERIOR.draw(100, 1);
		WeightDraws many = POSTERIOR.draw(300, 1);
		for (int s = 0; s < few.count(); s++) {
			assertThat(many.get(s)).containsExactly(few.get(s));
		}
		assertThat(POSTERIOR.draw(1, 2).get(0)).isNotEqualTo(few.get(0));
	}

	@Test
	void refusesWhatIsNoFactor() {
		float[] loc = { 1, 2 };
		for (float[] bad : new float[][] { { 1, 0 }, { 1, 0, 0, 1 }, { 1, 0, 0 }, { -1, 0, 1 }, { 1, Float.NaN, 1 },
				{ 1, 0, Float.NaN }, { Float.POSITIVE_INFINITY, 0, 1 } }) {
			assertThatIllegalArgumentException().isThrownBy(() -> FullCovariancePosterior.of(loc, bad));
		}
		assertThatIllegalArgumentException()
			.isThrownBy(() -> FullCovariancePosterior.of(new float[] { 0, Float.NaN }, new float[] { 1, 0, 1 }))
			.withMessageStartingWith("Weight 1 has loc NaN");
	}

	@Test
	void refusesMoreWeightsThanHavePairsToSpare() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> FullCovariancePosterior.of(new float[1_000_000], new float[1]))
			.withMessageContaining("up to 2048 weights");
	}

}
