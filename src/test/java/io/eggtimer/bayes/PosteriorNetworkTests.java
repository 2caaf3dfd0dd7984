package io.eggtimer.bayes;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/** Tests for {@link PosteriorNetwork}. */
class PosteriorNetworkTests {

	@Test
	void followsTheWeightsByHand() {
		// one hidden unit: relu(2 x0 - x1 + 0.5), then logits (h, 1 - h)
		NetworkShape shape = new NetworkShape(2, List.of(1), 2, Activation.RELU);
		float[] weights = { 2, -1, 0.5f, 1, -1, 0, 1 };
		PosteriorNetwork network = new PosteriorNetwork(shape, repeated(weights, 1));
		// x = (1, 1): h = 1.5, logits 1.5 and -0.5: p0 = 1 / (1 + e^-2)
		assertThat(firstProbability(network, 1, 1)).isEqualTo(1 / (1 + Math.exp(-2)), within(1e-7));
		// x = (-1, 1): h = 0, logits 0 and 1: p0 = 1 / (1 + e)
		assertThat(firstProbability(network, -1, 1)).isEqualTo(1 / (1 + Math.E), within(1e-7));
	}

	@ParameterizedTest
	@EnumSource
	void agreesWithLoopsInDoublePrecisionForAnyShape(Activation activation) {
		for (List<Integer> hidden : List.of(List.<Integer>of(), List.of(1), List.of(16, 6), List.of(3, 50, 7))) {
			NetworkShape shape = new NetworkShape(2, hidden, 3, activation);
			// two tiles and a part of the third
			WeightDraws draws = random(shape.weightCount(), 1100, 11);
			PosteriorNetwork network = new PosteriorNetwork(shape, draws);
			float[] x = { 0.7f, -1.3f };
			DrawProbabilities probabilities = network.newProbabilities(1100);
			network.evaluate(x, probabilities, 0, network.slices(1100));
			double[] entropies = new double[3];
			for (int s = 0; s < 1100; s++) {
				double[] expected = softmax(forward(shape, draws.get(s), x));
				double entropy = 0;
				for (int c = 0; c < 3; c++) {
					assertThat(probabilities.get(c, s)).isEqualTo((float) expected[c], within(1e-5f));
					entropy -= expected[c] * Math.log(expected[c]);
				}
				entropies[s / WeightDraws.TILE] += entropy;
			}
			// each is the sum over up to 512 draws
			assertThat(probabilities.entropy).containsExactly(entropies, within(1e-3));
		}
	}

	@Test
	void hugeLogitsNeitherOverflowNorLeaveEntropy() {
		NetworkShape shape = new NetworkShape(1, List.of(), 2, Activation.RELU);
		PosteriorNetwork network = new PosteriorNetwork(shape, repeated(new float[] { 1e30f, -1e30f, 0, 0 }, 3));
		PosteriorPredictive predictive = network.predict(new float[] { 1 });
		assertThat(predictive.classes().get(0).mean()).isEqualTo(1);
		assertThat(predictive.predictiveEntropy()).isEqualTo(0, within(1e-30));
	}

	@ParameterizedTest
	@EnumSource
	void manyExamplesGetTheSameAnswersAsOneByOne(Activation activation) {
		for (List<Integer> hidden : List.of(List.<Integer>of(), List.of(1), List.of(16, 6), List.of(3, 5, 7))) {
			NetworkShape shape = new NetworkShape(3, hidden, 3, activation);
			PosteriorNetwork network = new PosteriorNetwork(shape, random(shape.weightCount(), 700, 5));
			float[][] x = { { 1, 2, 3 }, { -1, 0.5f, 0 }, { 0, 0, 9 }, { 2, 2, 2 }, { -7, 0, 1 } };
			for (int count = 0; count <= x.length; count++) {
				float[][] some = Arrays.copyOf(x, count);
				List<PosteriorPredictive> together = network.predict(some, 600);
				assertThat(together).hasSize(count);
				for (int n = 0; n < count; n++) {
					assertThat(together.get(n)).isEqualTo(network.predict(x[n], 600));
				}
			}
		}
	}

	@Test
	void fewerDrawsAreTheFirstOnes() {
		NetworkShape shape = new NetworkShape(2, List.of(4), 3, Activation.TANH);
		PosteriorNetwork network = new PosteriorNetwork(shape, random(shape.weightCount(), 300, 2));
		float[] x = { 1, 2 };
		DrawProbabilities all = network.newProbabilities(300);
		network.evaluate(x, all, 0, network.slices(300));
		DrawProbabilities few = network.newProbabilities(130);
		network.evaluate(x, few, 0, network.slices(130));
		for (int s = 0; s < 130; s++) {
			assertThat(few.get(1, s)).isEqualTo(all.get(1, s));
		}
	}

	@Test
	void refusesDrawsThatItDoesNotHave() {
		NetworkShape shape = new NetworkShape(2, List.of(), 3, Activation.RELU);
		PosteriorNetwork network = new PosteriorNetwork(shape, random(shape.weightCount(), 300, 2));
		for (int draws : new int[] { -1, 0, 301 }) {
			assertThatIllegalArgumentException().isThrownBy(() -> network.predict(new float[2], draws));
			assertThatIllegalArgumentException().isThrownBy(() -> network.predict(new float[1][2], draws));
			assertThatIllegalArgumentException().isThrownBy(() -> network.newProbabilities(draws));
		}
	}

	@Test
	void refusesDrawsOfAnotherNetwork() {
		NetworkShape shape = new NetworkShape(2, List.of(), 3, Activation.RELU);
		assertThatIllegalArgumentException().isThrownBy(() -> new PosteriorNetwork(shape, random(10, 5, 1)))
			.withMessage("The network has 9 weights, the draws have 10");
	}

	private static double firstProbability(PosteriorNetwork network, float... x) {
		return network.predict(x).classes().get(0).mean();
	}

	private static WeightDraws repeated(float[] weights, int draws) {
		return WeightDraws.generate(draws, weights.length,
				(s, draw) -> System.arraycopy(weights, 0, draw, 0, draw.length));
	}

	private static WeightDraws random(int weightCount, int draws, long seed) {
		return MeanFieldPosterior.of(new float[weightCount], new float[weightCount]).draw(draws, seed);
	}

	/** The network in the plainest way there is. */
	private static double[] forward(NetworkShape shape, float[] weights, float[] x) {
		double[] values = { x[0], x[1] };
		List<NetworkShape.Layer> layers = shape.layers();
		for (int l = 0; l < layers.size(); l++) {
			NetworkShape.Layer layer = layers.get(l);
			double[] next = new double[layer.units()];
			for (int h = 0; h < next.length; h++) {
				next[h] = weights[layer.bias(h)];
				for (int d = 0; d < layer.inputs(); d++) {
					next[h] += weights[layer.weight(h, d)] * values[d];
				}
				if (l < layers.size() - 1) {
					next[h] = (shape.activation() == Activation.RELU) ? Math.max(0, next[h]) : Math.tanh(next[h]);
				}
			}
			values = next;
		}
		return values;
	}

	private static double[] softmax(double[] logits) {
		double sum = 0;
		for (double logit : logits) {
			sum += Math.exp(logit);
		}
		double[] p = new double[logits.length];
		for (int c = 0; c < p.length; c++) {
			p[c] = Math.exp(logits[c]) / sum;
		}
		return p;
	}

}
