package io.eggtimer.inference;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.eggtimer.bayes.Activation;
import io.eggtimer.bayes.MeanFieldPosterior;
import io.eggtimer.bayes.NetworkShape;
import io.eggtimer.bayes.SeededRandom;
import io.eggtimer.dataset.ScaledRows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link GradientEstimator}, {@link GradientMoments} and
 * {@link GradientVariance}.
 */
class GradientEstimatorTests {

	/** Logistic regression on one feature: w0, w1, b0, b1. */
	private static final NetworkShape LOGISTIC = new NetworkShape(1, List.of(), 2, Activation.RELU);

	private static final NetworkShape DEEP = new NetworkShape(2, List.of(5, 4), 3, Activation.TANH);

	/** Largest z-score among some 100 numbers; by chance it stays below 4.5 in 0.9993. */
	private static final double Z = 4.5;

	@ParameterizedTest
	@EnumSource
	void theGradientIsThatOfTheElboOnAverage(GradientEstimator estimator) {
		float[] loc = { 0.5f, -0.4f, -0.2f, 0.3f };
		float[] rho = { 0.3f, -0.5f, 0.1f, 0.6f };
		float[] x = { -1.5f, -0.3f, 0.4f, 2 };
		int[] y = { 1, 0, 1, 0 };
		float[][] features = new float[x.length][];
		Arrays.setAll(features, (n) -> new float[] { x[n] });
		Map<String, GradientMoments> moments = GradientMoments.measure(
				new MeanFieldMlp(LOGISTIC, 1.5, estimator, MeanFieldPosterior.of(loc, rho)),
				new ScaledRows(features, y), 2, 4_000, 1);
		assertZ(moments.get("loc"), exact(loc, rho, x, y, false), 4_000);
		assertZ(moments.get("rho"), exact(loc, rho, x, y, true), 4_000);
	}

	@Test
	void allGradientsOfADeepNetworkAgreeOnAverage() {
		int repeats = 3_000;
		Map<GradientEstimator, Map<String, GradientMoments>> moments = new EnumMap<>(GradientEstimator.class);
		for (GradientEstimator estimator : GradientEstimator.values()) {
			moments.put(estimator, GradientMoments.measure(new MeanFieldMlp(DEEP, 1, estimator, posterior(DEEP, -0.5)),
					rows(6), 1, repeats, 3 + estimator.ordinal()));
		}
		for (String parameter : List.of("loc", "rho")) {
			GradientMoments expected = moments.get(GradientEstimator.REPARAMETERIZATION).get(parameter);
			for (GradientEstimator estimator : List.of(GradientEstimator.FLIPOUT,
					GradientEstimator.LOCAL_REPARAMETERIZATION)) {
				GradientMoments actual = moments.get(estimator).get(parameter);
				for (int p = 0; p < DEEP.weightCount(); p++) {
					double error = Math.sqrt((actual.variance()[p] + expected.variance()[p]) / repeats);
					assertThat(Math.abs(actual.mean()[p] - expected.mean()[p]) / error)
						.as("%s of %s[%d]", estimator, parameter, p)
						.isLessThan(Z);
				}
			}
		}
	}

	@Test
	void noiseThatRowsDoNotShareAveragesOut() {
		Map<GradientEstimator, GradientVariance> variances = new EnumMap<>(GradientEstimator.class);
		for (GradientEstimator estimator : GradientEstimator.values()) {
			variances.put(estimator,
					GradientVariance.measure(DEEP, 1, posterior(DEEP, -1), rows(64), estimator, 1, 500, 1));
		}
		GradientVariance shared = variances.get(GradientEstimator.REPARAMETERIZATION);
		GradientVariance flipout = variances.get(GradientEstimator.FLIPOUT);
		GradientVariance local = variances.get(GradientEstimator.LOCAL_REPARAMETERIZATION);
		assertThat(flipout.loc()).isLessThan(shared.loc() / 3);
		assertThat(flipout.rho()).isLessThan(shared.rho());
		assertThat(local.loc()).isLessThan(shared.loc() / 3);
		assertThat(local.rho()).isLessThan(flipout.rho() / 3);
	}

	@Test
	void theVarianceFallsWithTheNumberOfDraws() {
		GradientVariance one = GradientVariance.measure(DEEP, 1, posterior(DEEP, -1), rows(16),
				GradientEstimator.REPARAMETERIZATION, 1, 1000, 1);
		GradientVariance eight = GradientVariance.measure(DEEP, 1, posterior(DEEP, -1), rows(16),
				GradientEstimator.REPARAMETERIZATION, 8, 1000, 1);
		assertThat(one.loc() / eight.loc()).isBetween(6.0, 10.0);
		assertThat(one.rho() / eight.rho()).isBetween(6.0, 10.0);
	}

	@Test
	void refusesToMeasureNothing() {
		for (int[] bad : new int[][] { { 0, 1, 2 }, { 3, 0, 2 }, { 3, 1, 1 } }) {
			assertThatIllegalArgumentException().isThrownBy(() -> GradientVariance.measure(DEEP, 1, posterior(DEEP, -1),
					rows(bad[0]), GradientEstimator.FLIPOUT, bad[1], bad[2], 1));
		}
	}

	private static void assertZ(GradientMoments moments, double[] expected, int repeats) {
		for (int p = 0; p < expected.length; p++) {
			double error = Math.sqrt(moments.variance()[p] / repeats);
			assertThat(Math.abs(moments.mean()[p] - expected[p]) / error).as("[%d]", p).isLessThan(Z);
		}
	}

	/**
	 * The gradient of the loss of {@link #LOGISTIC} with a prior of scale 1.5 by central
	 * differences of its value, an integral over the difference of the logits, which is
	 * Gaussian.
	 */
	private static double[] exact(float[] loc, float[] rho, float[] x, int[] y, boolean byRho) {
		double[] gradient = new double[loc.length];
		double h = 1e-4;
		for (int p = 0; p < gradient.length; p++) {
			double[] values = new double[2];
			for (int side = 0; side < 2; side++) {
				double[] m = new double[loc.length];
				double[] s = new double[loc.length];
				for (int q = 0; q < m.length; q++) {
					double shift = (q == p) ? (2 * side - 1) * h : 0;
					m[q] = loc[q] + (byRho ? 0 : shift);
					s[q] = Math.log1p(Math.exp(rho[q] + (byRho ? shift : 0)));
				}
				values[side] = loss(m, s, x, y);
			}
			gradient[p] = (values[1] - values[0]) / (2 * h);
		}
		return gradient;
	}

	private static double loss(double[] m, double[] s, float[] x, int[] y) {
		double loss = 0;
		for (int q = 0; q < m.length; q++) {
			double ratio = s[q] / 1.5;
			loss += (ratio * ratio + m[q] * m[q] / 2.25 - 1) / 2 - Math.log(ratio);
		}
		for (int n = 0; n < x.length; n++) {
			int sign = (y[n] == 1) ? 1 : -1;
			double mean = sign * ((m[1] - m[0]) * x[n] + m[3] - m[2]);
			double deviation = Math.sqrt((s[0] * s[0] + s[1] * s[1]) * x[n] * x[n] + s[2] * s[2] + s[3] * s[3]);
			// the trapezoid rule on an analytic integrand that vanishes at the ends
			double step = 0.01;
			for (double z = -10; z <= 10; z += step) {
				double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
				loss += step * density * Math.log1p(Math.exp(-(mean + deviation * z)));
			}
		}
		return loss / x.length;
	}

	private static MeanFieldPosterior posterior(NetworkShape network, double rho) {
		SeededRandom source = SeededRandom.seeded(2);
		float[] loc = new float[network.weightCount()];
		float[] rhos = new float[network.weightCount()];
		for (int p = 0; p < loc.length; p++) {
			loc[p] = (float) (0.7 * source.nextGaussian());
			rhos[p] = (float) (rho + 0.3 * source.nextGaussian());
		}
		return MeanFieldPosterior.of(loc, rhos);
	}

	private static ScaledRows rows(int size) {
		SeededRandom source = SeededRandom.seeded(4);
		float[][] features = new float[size][];
		int[] outcomes = new int[size];
		for (int n = 0; n < size; n++) {
			features[n] = new float[] { (float) source.nextGaussian(), (float) source.nextGaussian() };
			outcomes[n] = n % 3;
		}
		return new ScaledRows(features, outcomes);
	}

}
