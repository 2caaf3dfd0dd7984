package io.eggtimer.inference;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.eggtimer.bayes.Activation;
import io.eggtimer.bayes.FullCovariancePosterior;
import io.eggtimer.bayes.NetworkShape;
import io.eggtimer.dataset.ScaledRows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests {@link VariationalFamily#FULL_COVARIANCE} against the exact posterior of a
 * logistic regression on one feature.
 *
 * <p>
 * The likelihood sees {@code u = (w1 - w0) / sqrt(2)} and {@code v = (b1 - b0) / sqrt(2)}
 * only, both standard normal a priori: two dimensions to integrate over. All features are
 * far from zero on one side, so slope and intercept are strongly correlated.
 */
class FullCovarianceTests {

	private static final NetworkShape NETWORK = new NetworkShape(1, List.of(), 2, Activation.RELU);

	private static final float[] X = { 1, 1.2f, 1.4f, 1.6f, 1.8f, 2, 2.2f, 2.4f, 2.6f, 2.8f, 3, 3.2f };

	private static final int[] Y = { 0, 0, 0, 1, 0, 0, 1, 1, 0, 1, 1, 1 };

	private final Exact exact = Exact.integrate();

	@Test
	void findsTheCovarianceOfSlopeAndIntercept() {
		FullCovariancePosterior fit = (FullCovariancePosterior) fit(VariationalFamily.FULL_COVARIANCE).posterior();
		double[] slope = { -Math.sqrt(0.5), Math.sqrt(0.5), 0, 0 };
		double[] intercept = { 0, 0, -Math.sqrt(0.5), Math.sqrt(0.5) };
		double[] other = { Math.sqrt(0.5), Math.sqrt(0.5), 0, 0 };
		// the posterior is not quite Gaussian, and the fit is to 3,000 noisy steps
		assertThat(dot(slope, fit.loc())).isEqualTo(this.exact.meanU, within(0.1));
		assertThat(dot(intercept, fit.loc())).isEqualTo(this.exact.meanV, within(0.1));
		assertThat(covariance(fit, slope, slope)).isEqualTo(this.exact.varianceU, within(0.15 * this.exact.varianceU));
		assertThat(covariance(fit, intercept, intercept)).isEqualTo(this.exact.varianceV,
				within(0.15 * this.exact.varianceV));
		assertThat(covariance(fit, slope, intercept)).isEqualTo(this.exact.covariance,
				within(-0.15 * this.exact.covariance));
		// what the likelihood does not see stays as in the prior
		assertThat(covariance(fit, other, other)).isEqualTo(1, within(0.1));
	}

	@Test
	void comesCloserToTheEvidenceThanIndependentGaussians() {
		double full = fit(VariationalFamily.FULL_COVARIANCE).elbo().elbo();
		double meanField = fit(VariationalFamily.MEAN_FIELD).elbo().elbo();
		// the ELBO is below ln p(y) by KL(q || posterior); a report is off by 0.1 nats or
		// so
		assertThat(full).isEqualTo(this.exact.logEvidence, within(0.3));
		assertThat(meanField).isLessThan(this.exact.logEvidence - 0.6);
	}

	@Test
	void refusesMoreWeightsThanHavePairsToSpare() {
		NetworkShape wide = new NetworkShape(1, List.of(1000), 2, Activation.RELU);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new VariationalTrainer(wide, 1, settings(VariationalFamily.FULL_COVARIANCE), 1)
				.fit(rows(), new ScaledRows(new float[0][], new int[0]), (progress) -> {
				}))
			.withMessageContaining("4002");
	}

	private static PosteriorFit fit(VariationalFamily family) {
		return new VariationalTrainer(NETWORK, 1, settings(family), 1).fit(rows(),
				new ScaledRows(new float[0][], new int[0]), (progress) -> {
				});
	}

	private static VariationalSettings settings(VariationalFamily family) {
		return new VariationalSettings(family, GradientEstimator.REPARAMETERIZATION, ClassWeights.NONE, 3000, 0.03,
				1024, 16, 0);
	}

	private static ScaledRows rows() {
		float[][] features = new float[X.length][];
		for (int n = 0; n < X.length; n++) {
			features[n] = new float[] { X[n] };
		}
		return new ScaledRows(features, Y);
	}

	private static double covariance(FullCovariancePosterior posterior, double[] a, double[] b) {
		double sum = 0;
		for (int p = 0; p < a.length; p++) {
			for (int q = 0; q < b.length; q++) {
				sum += a[p] * b[q] * posterior.covariance(p, q);
			}
		}
		return sum;
	}

	private static double dot(double[] a, float[] b) {
		double sum = 0;
		for (int p = 0; p < a.length; p++) {
			sum += a[p] * b[p];
		}
		return sum;
	}

	/** Moments of the exact posterior of u and v, and the evidence. */
	private record Exact(double logEvidence, double meanU, double meanV, double varianceU, double varianceV,
			double covariance) {

		/** Sums over a grid: the density is smooth, and nothing at the edges. */
		static Exact integrate() {
			double step = 0.05;
			double mass = 0;
			double[] moments = new double[5];
			for (double u = -7; u <= 7; u += step) {
				for (double v = -7; v <= 7; v += step) {
					double log = -(u * u + v * v) / 2 - Math.log(2 * Math.PI);
					for (int n = 0; n < X.length; n++) {
						double z = Math.sqrt(2) * (u * X[n] + v);
						log -= Math.log1p(Math.exp((Y[n] == 1) ? -z : z));
					}
					double p = Math.exp(log) * step * step;
					mass += p;
					moments[0] += p * u;
					moments[1] += p * v;
					moments[2] += p * u * u;
					moments[3] += p * v * v;
					moments[4] += p * u * v;
				}
			}
			double u = moments[0] / mass;
			double v = moments[1] / mass;
			return new Exact(Math.log(mass), u, v, moments[2] / mass - u * u, moments[3] / mass - v * v,
					moments[4] / mass - u * v);
		}

	}

}
