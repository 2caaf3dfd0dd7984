package io.eggtimer.bayes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/** Tests for {@link HamiltonianMonteCarlo}, on posteriors that are known exactly. */
class HamiltonianMonteCarloTests {

	private static final HmcSettings SETTINGS = new HmcSettings(4, 400, 2000, 0.85);

	@Test
	void recoversTheGaussianPosteriorOfALinearModel() throws InterruptedException {
		// y = X w + noise of deviation 0.5, prior Normal(0, 2): the posterior is
		// Gaussian,
		// of precision X'X / 0.25 + I / 4 and mean precision^-1 X'y / 0.25
		double[][] x = { { 1, -1 }, { 1, 0 }, { 1, 1 }, { 1, 2 }, { 1, 3 } };
		double[] y = { -1.2, 0.1, 0.8, 2.3, 3.1 };
		double a = 5 / 0.25 + 0.25;
		double b = 5 / 0.25;
		double d = 15 / 0.25 + 0.25;
		double determinant = a * d - b * b;
		double xy0 = 5.1 / 0.25;
		double xy1 = (1.2 + 0.8 + 4.6 + 9.3) / 0.25;
		double[] mean = { (d * xy0 - b * xy1) / determinant, (-b * xy0 + a * xy1) / determinant };
		List<float[]> draws = all(
				new HamiltonianMonteCarlo(SETTINGS, 1, 3).sample(() -> new LinearModel(x, y), 8000, (i, p, s) -> {
				}));
		// some 5,000 effective draws: a mean within 4 deviations / 70, 0.35 * 0.057
		assertThat(mean(draws, 0)).isEqualTo(mean[0], within(0.015));
		assertThat(mean(draws, 1)).isEqualTo(mean[1], within(0.01));
		assertThat(covariance(draws, 0, 0)).isEqualTo(d / determinant, within(0.08 * d / determinant));
		assertThat(covariance(draws, 1, 1)).isEqualTo(a / determinant, within(0.08 * a / determinant));
		assertThat(covariance(draws, 0, 1)).isEqualTo(-b / determinant, within(0.1 * b / determinant));
	}

	@Test
	void furtherDrawsOfATrajectoryAreOfTheSamePosterior() throws InterruptedException {
		HmcSettings settings = new HmcSettings(4, 200, 2000, 0.85);
		HmcRun run = new HamiltonianMonteCarlo(settings, 1, 9).sample(Normal::new, 3 * 8000, (i, p, s) -> {
		});
		assertThat(run.drawsEach()).isEqualTo(3);
		List<float[]> further = new ArrayList<>();
		for (List<float[]> chain : run.chains()) {
			for (int i = 0; i < chain.size(); i++) {
				if (i % 3 > 0) {
					further.add(chain.get(i));
				}
			}
		}
		assertThat(run.states(0)).hasSize(2000);
		for (int p = 0; p < 3; p++) {
			assertThat(mean(further, p)).isEqualTo(0, within(0.05));
			assertThat(covariance(further, p, p)).isEqualTo(1, within(0.08));
		}
	}

	@Test
	void arrivesFromThousandsOfNatsAway() throws InterruptedException {
		// an offset of 30 deviations in 500 weights: 225,000 nats above the start
		List<float[]> draws = all(new HamiltonianMonteCarlo(new HmcSettings(2, 200, 200, 0.85), 1, 3)
			.sample(() -> new Far(500), 400, (i, p, s) -> {
			}));
		assertThat(mean(draws, 0)).isEqualTo(30, within(0.4));
		assertThat(covariance(draws, 499, 499)).isEqualTo(1, within(0.4));
	}

	@Test
	void recoversTheSkewedPosteriorOfALogisticModel() throws InterruptedException {
		// one input, two classes: p(class 1) depends on w1 - w0 = u and b1 - b0 = v only,
		// both Normal(0, 2) a priori for a prior scale of sqrt(2)
		float[][] x = { { -1 }, { 0.5f }, { 1 }, { 2 } };
		int[] y = { 0, 1, 0, 1 };
		NetworkShape shape = new NetworkShape(1, List.of(), 2, Activation.RELU);
		HmcRun run = new HamiltonianMonteCarlo(SETTINGS, 1, 5)
			.sample(() -> new NetworkLogPosterior(shape, Math.sqrt(2), x, y, new float[] { 1, 1 }), 8000, (i, p, s) -> {
			});
		double[] exact = quadrature(x, y);
		List<Double> slopes = all(run).stream().map((w) -> (double) w[1] - w[0]).toList();
		double mean = slopes.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
		double square = slopes.stream().mapToDouble((u) -> u * u).average().orElseThrow();
		assertThat(mean).isEqualTo(exact[0], within(0.06));
		assertThat(square - mean * mean).isEqualTo(exact[1], within(0.08 * exact[1]));
		assertThat(run.divergences()).isZero();
	}

	/**
	 * Simulation-based calibration: if weights come from the prior and data from them,
	 * the rank of the true value among posterior draws is uniform. Source: Talts et al.,
	 * <a href="https://arxiv.org/abs/1804.06788">Validating Bayesian Inference Algorithms
	 * with Simulation-Based Calibration</a>, 2018.
	 */
	@Test
	void ranksOfTheTruthAreUniform() throws InterruptedException {
		NetworkShape shape = new NetworkShape(1, List.of(3), 2, Activation.TANH);
		SeededRandom random = SeededRandom.seeded(23);
		int simulations = 200;
		int bins = 5;
		int[] ranks = new int[bins];
		for (int i = 0; i < simulations; i++) {
			float[] truth = new float[shape.weightCount()];
			for (int p = 0; p < truth.length; p++) {
				truth[p] = (float) random.nextGaussian();
			}
			float[][] x = new float[20][1];
			int[] y = new int[20];
			for (int n = 0; n < y.length; n++) {
				x[n][0] = (float) random.nextGaussian();
				y[n] = (random.nextDouble() < probability(shape, List.of(truth), x[n])[0]) ? 1 : 0;
			}
			HmcRun run = new HamiltonianMonteCarlo(new HmcSettings(2, 100, 100, 0.85), 1, 1000 + i)
				.sample(() -> new NetworkLogPosterior(shape, 1, x, y, new float[] { 1, 1 }), 99, (done, p, s) -> {
				});
			float[] probe = { 0.7f };
			double actual = probability(shape, List.of(truth), probe)[0];
			int below = 0;
			for (double drawn : probability(shape, List.of(run.shuffled(99, 1)), probe)) {
				below += (drawn < actual) ? 1 : 0;
			}
			ranks[below * bins / 100]++;
		}
		double chiSquare = 0;
		for (int count : ranks) {
			chiSquare += Math.pow(count - simulations / (double) bins, 2) / (simulations / (double) bins);
		}
		// 99.9 % quantile of chi-square with 4 degrees of freedom
		assertThat(chiSquare).as("ranks %s", Arrays.toString(ranks)).isLessThan(18.5);
	}

	@Test
	void dependsOnTheSeedAndNothingElse() throws InterruptedException {
		HmcSettings few = new HmcSettings(2, 40, 40, 0.8);
		float[][] first = normal(few, 1);
		assertThat(normal(few, 1)).isDeepEqualTo(first);
		assertThat(normal(few, 2)[0]).isNotEqualTo(first[0]);
	}

	@Test
	void reportsProgressUpToTheEnd() throws InterruptedException {
		List<Integer> percents = new ArrayList<>();
		new HamiltonianMonteCarlo(new HmcSettings(2, 40, 40, 0.8), 1, 1).sample(Normal::new, 10,
				(iterations, percent, states) -> percents.add(percent));
		assertThat(percents).isSorted().endsWith(100);
	}

	@Test
	void canBeInterrupted() {
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(InterruptedException.class)
			.isThrownBy(() -> new HamiltonianMonteCarlo(SETTINGS, 1, 1).sample(Normal::new, 10, (i, p, s) -> {
			}));
		assertThat(Thread.interrupted()).isFalse();
	}

	@Test
	void refusesSettingsOutOfRange() {
		assertThatIllegalArgumentException().isThrownBy(() -> new HmcSettings(1, 100, 100, 0.8));
		assertThatIllegalArgumentException().isThrownBy(() -> new HmcSettings(4, 19, 100, 0.8));
		assertThatIllegalArgumentException().isThrownBy(() -> new HmcSettings(4, 100, 2_000_000, 0.8));
		assertThatIllegalArgumentException().isThrownBy(() -> new HmcSettings(4, 100, 100, Double.NaN));
		assertThatIllegalArgumentException().isThrownBy(() -> new HamiltonianMonteCarlo(SETTINGS, 0, 1));
	}

	private static float[][] normal(HmcSettings settings, long seed) throws InterruptedException {
		return new HamiltonianMonteCarlo(settings, 1, seed).sample(Normal::new, 50, (i, p, s) -> {
		}).shuffled(50, seed);
	}

	private static List<float[]> all(HmcRun run) {
		return run.chains().stream().flatMap(List::stream).toList();
	}

	private static double mean(List<float[]> draws, int p) {
		return draws.stream().mapToDouble((draw) -> draw[p]).average().orElseThrow();
	}

	private static double covariance(List<float[]> draws, int p, int q) {
		double meanP = mean(draws, p);
		double meanQ = mean(draws, q);
		return draws.stream().mapToDouble((draw) -> (draw[p] - meanP) * (draw[q] - meanQ)).average().orElseThrow();
	}

	/** Returns mean and variance of u, by summing the posterior over a fine grid. */
	private static double[] quadrature(float[][] x, int[] y) {
		double total = 0;
		double first = 0;
		double second = 0;
		for (double u = -12; u <= 16; u += 0.05) {
			for (double v = -12; v <= 12; v += 0.05) {
				double log = -(u * u + v * v) / (2 * 4);
				for (int n = 0; n < y.length; n++) {
					double z = u * x[n][0] + v;
					log -= Math.log1p(Math.exp((y[n] == 1) ? -z : z));
				}
				double weight = Math.exp(log);
				total += weight;
				first += weight * u;
				second += weight * u * u;
			}
		}
		double mean = first / total;
		return new double[] { mean, second / total - mean * mean };
	}

	/** Returns the probability of class 1 under each draw. */
	private static double[] probability(NetworkShape shape, List<float[]> draws, float[] x) {
		PosteriorNetwork network = new PosteriorNetwork(shape, WeightDraws.generate(draws.size(), shape.weightCount(),
				(s, weights) -> System.arraycopy(draws.get(s), 0, weights, 0, weights.length)));
		DrawProbabilities probabilities = network.newProbabilities(draws.size());
		network.evaluate(x, probabilities, 0, network.slices(draws.size()));
		double[] values = new double[draws.size()];
		for (int s = 0; s < values.length; s++) {
			values[s] = probabilities.get(1, s);
		}
		return values;
	}

	private record LinearModel(double[][] x, double[] y) implements LogDensity {

		@Override
		public int dimension() {
			return 2;
		}

		@Override
		public double at(double[] w, double[] gradient) {
			double value = 0;
			for (int p = 0; p < 2; p++) {
				gradient[p] = -w[p] / 4;
				value -= w[p] * w[p] / 8;
			}
			for (int n = 0; n < this.y.length; n++) {
				double error = this.y[n] - this.x[n][0] * w[0] - this.x[n][1] * w[1];
				value -= error * error / 0.5;
				gradient[0] += error * this.x[n][0] / 0.25;
				gradient[1] += error * this.x[n][1] / 0.25;
			}
			return value;
		}

	}

	private record Far(int dimension) implements LogDensity {

		@Override
		public double at(double[] w, double[] gradient) {
			double value = 0;
			for (int p = 0; p < w.length; p++) {
				value -= (w[p] - 30) * (w[p] - 30) / 2;
				gradient[p] = 30 - w[p];
			}
			return value;
		}

	}

	private record Normal() implements LogDensity {

		@Override
		public int dimension() {
			return 3;
		}

		@Override
		public double at(double[] w, double[] gradient) {
			double value = 0;
			for (int p = 0; p < w.length; p++) {
				value -= w[p] * w[p] / 2;
				gradient[p] = -w[p];
			}
			return value;
		}

	}

}
