package io.eggtimer.bayes;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/** Tests for {@link NetworkLogPosterior}; its gradient is compared to DJL's elsewhere. */
class NetworkLogPosteriorTests {

	private static final float[] ONES = { 1, 1 };

	@Test
	void isTheSumThatTheFormulaSays() {
		// two classes, one input, no hidden layer: weights w0, w1, biases b0, b1
		NetworkShape shape = new NetworkShape(1, List.of(), 2, Activation.RELU);
		NetworkLogPosterior posterior = new NetworkLogPosterior(shape, 2, new float[][] { { 1 }, { -2 } },
				new int[] { 0, 1 }, new float[] { 1, 0.5f });
		double[] w = { 0.3, -0.1, 0.2, 0.4 };
		double[] gradient = new double[4];
		// logits of x = 1: 0.5, 0.3; of x = -2: -0.4, 0.6
		double first = -Math.log1p(Math.exp(0.3 - 0.5));
		double second = -Math.log1p(Math.exp(-0.4 - 0.6));
		double prior = -(0.09 + 0.01 + 0.04 + 0.16) / (2 * 4);
		assertThat(posterior.at(w, gradient)).isEqualTo(first + 0.5 * second + prior, within(1e-12));
		assertThat(posterior.logLikelihood(w)).isEqualTo(first + 0.5 * second, within(1e-12));
		double firstError = 1 - 1 / (1 + Math.exp(0.3 - 0.5)); // y - p of class 0
		double secondError = -0.5 / (1 + Math.exp(0.6 + 0.4));
		assertThat(gradient[0]).isEqualTo(firstError - 2 * secondError - 0.3 / 4, within(1e-12));
		assertThat(gradient[1]).isEqualTo(-firstError + 2 * secondError + 0.1 / 4, within(1e-12));
		assertThat(gradient[2]).isEqualTo(firstError + secondError - 0.2 / 4, within(1e-12));
		assertThat(gradient[3]).isEqualTo(-firstError - secondError - 0.4 / 4, within(1e-12));
	}

	@ParameterizedTest
	@EnumSource
	void hasTheGradientOfItsValue(Activation activation) {
		NetworkShape shape = new NetworkShape(2, List.of(7, 5), 3, activation);
		NetworkLogPosterior posterior = random(shape, 300); // more than two blocks of
															// rows
		double[] w = weights(shape, 3);
		double[] gradient = new double[w.length];
		posterior.at(w, gradient);
		double[] unused = new double[w.length];
		for (int p = 0; p < w.length; p++) {
			double h = 1e-6;
			double at = w[p];
			w[p] = at + h;
			double above = posterior.at(w, unused);
			w[p] = at - h;
			double below = posterior.at(w, unused);
			w[p] = at;
			assertThat(gradient[p]).isEqualTo((above - below) / (2 * h), within(1e-4));
		}
	}

	@Test
	void oneRowMoreThanABlockCountsOnce() {
		NetworkShape shape = new NetworkShape(2, List.of(3), 3, Activation.TANH);
		double[] w = weights(shape, 5);
		double whole = random(shape, RowLoops.ROWS + 1).logLikelihood(w);
		double[] first = new double[1];
		double sum = 0;
		float[][] x = inputs(RowLoops.ROWS + 1);
		for (int n = 0; n < x.length; n++) {
			first[0] = new NetworkLogPosterior(shape, 1, new float[][] { x[n] }, new int[] { n % 3 },
					new float[] { 1, 1, 1 })
				.logLikelihood(w);
			sum += first[0];
		}
		assertThat(whole).isEqualTo(sum, within(1e-9));
	}

	@Test
	void withoutRowsItIsThePrior() {
		NetworkShape shape = new NetworkShape(1, List.of(), 2, Activation.RELU);
		double[] gradient = new double[4];
		assertThat(new NetworkLogPosterior(shape, 0.5, new float[0][], new int[0], ONES).at(new double[] { 1, 0, 0, 0 },
				gradient))
			.isEqualTo(-2);
		assertThat(gradient[0]).isEqualTo(-4);
		assertThat(gradient[1]).isEqualTo(0, within(0.0));
	}

	@Test
	void extremeWeightsGiveFiniteValues() {
		NetworkShape shape = new NetworkShape(1, List.of(), 2, Activation.RELU);
		double[] gradient = new double[4];
		double value = new NetworkLogPosterior(shape, 1e6, new float[][] { { 1 } }, new int[] { 1 }, ONES)
			.at(new double[] { 1e8, -1e8, 0, 0 }, gradient);
		assertThat(value).isFinite().isLessThan(-1e8);
		assertThat(gradient[0]).isEqualTo(-1, within(1e-3));
	}

	@Test
	void refusesWhatDoesNotFit() {
		NetworkShape shape = new NetworkShape(1, List.of(), 2, Activation.RELU);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new NetworkLogPosterior(shape, 0, new float[0][], new int[0], ONES));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new NetworkLogPosterior(shape, Double.NaN, new float[0][], new int[0], ONES));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new NetworkLogPosterior(shape, 1, new float[1][1], new int[0], ONES));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new NetworkLogPosterior(shape, 1, new float[0][], new int[0], new float[3]));
	}

	private static NetworkLogPosterior random(NetworkShape shape, int rows) {
		int[] outcomes = new int[rows];
		for (int n = 0; n < rows; n++) {
			outcomes[n] = n % 3;
		}
		return new NetworkLogPosterior(shape, 1, inputs(rows), outcomes, new float[] { 1, 1, 1 });
	}

	private static float[][] inputs(int rows) {
		SeededRandom random = SeededRandom.seeded(11);
		float[][] x = new float[rows][2];
		for (float[] row : x) {
			row[0] = (float) random.nextGaussian();
			row[1] = (float) random.nextGaussian();
		}
		return x;
	}

	private static double[] weights(NetworkShape shape, long seed) {
		SeededRandom random = SeededRandom.seeded(seed);
		double[] w = new double[shape.weightCount()];
		for (int p = 0; p < w.length; p++) {
			w[p] = random.nextGaussian();
		}
		return w;
	}

}
