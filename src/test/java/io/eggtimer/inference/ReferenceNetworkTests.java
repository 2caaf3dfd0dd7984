package io.eggtimer.inference;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.eggtimer.bayes.Activation;
import io.eggtimer.bayes.MeanFieldPosterior;
import io.eggtimer.bayes.NetworkShape;
import io.eggtimer.bayes.PosteriorNetwork;
import io.eggtimer.bayes.WeightDraws;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link ReferenceNetwork}. */
class ReferenceNetworkTests {

	private static final float[][] X = { { 0.4f, -1.7f }, { 0, 0 }, { 3, 2.5f } };

	@ParameterizedTest
	@EnumSource
	void agreesWithTheServingNetworkWhateverItsShape(Activation activation) {
		for (List<Integer> hidden : List.of(List.<Integer>of(), List.of(5), List.of(16, 6), List.of(3, 40, 7))) {
			NetworkShape shape = new NetworkShape(2, hidden, 3, activation);
			WeightDraws draws = draws(shape, 1100, 3); // not a multiple of any block
			assertThat(difference(shape, draws, draws)).isLessThan(1e-5);
		}
	}

	@Test
	void noticesASingleWrongDraw() {
		NetworkShape shape = new NetworkShape(2, List.of(16, 6), 3, Activation.RELU);
		WeightDraws draws = draws(shape, 1100, 3);
		WeightDraws wrong = WeightDraws.generate(1100, shape.weightCount(), (s, weights) -> {
			System.arraycopy(draws.get(s), 0, weights, 0, weights.length);
			// a bias of the last layer
			weights[weights.length - 1] += (s == 1099) ? -1000 : 0;
		});
		assertThat(difference(shape, draws, wrong)).isGreaterThan(0.01);
	}

	@Test
	void noticesAnotherActivation() {
		NetworkShape shape = new NetworkShape(2, List.of(4), 3, Activation.RELU);
		NetworkShape wrong = new NetworkShape(2, List.of(4), 3, Activation.TANH);
		WeightDraws draws = draws(shape, 10, 3);
		assertThat(ReferenceNetwork.greatestDifference(shape, draws, new PosteriorNetwork(wrong, draws), X))
			.isGreaterThan(0.01);
	}

	@Test
	void isNotANumberWhereAProbabilityIsNone() {
		NetworkShape shape = new NetworkShape(2, List.of(), 3, Activation.RELU);
		WeightDraws draws = WeightDraws.generate(2, shape.weightCount(),
				(s, weights) -> Arrays.fill(weights, (s == 1) ? 3e38f : 1));
		assertThat(difference(shape, draws, draws)).isNaN();
	}

	private static double difference(NetworkShape shape, WeightDraws draws, WeightDraws served) {
		return ReferenceNetwork.greatestDifference(shape, draws, new PosteriorNetwork(shape, served), X);
	}

	private static WeightDraws draws(NetworkShape shape, int count, long seed) {
		int weights = shape.weightCount();
		return MeanFieldPosterior.of(new float[weights], new float[weights]).draw(count, seed);
	}

}
