package io.eggtimer.bayes;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Tests for {@link DrawnPosterior}. */
class DrawnPosteriorTests {

	@Test
	void givesTheFirstOfItsDrawsWhateverTheSeed() {
		DrawnPosterior posterior = DrawnPosterior.of(numbered(300));
		for (int draws : new int[] { 1, 128, 200, 300 }) {
			WeightDraws drawn = posterior.draw(draws, draws);
			assertThat(drawn.count()).isEqualTo(draws);
			for (int s = 0; s < draws; s++) {
				assertThat(drawn.get(s)).containsExactly(s, -s);
			}
		}
	}

	@Test
	void aPrefixPredictsAsTheSameDrawsAlone() {
		float[][] draws = new float[200][];
		SeededRandom source = SeededRandom.seeded(1);
		NetworkShape network = new NetworkShape(1, List.of(), 2, Activation.RELU);
		for (int s = 0; s < draws.length; s++) {
			draws[s] = new float[network.weightCount()];
			for (int p = 0; p < draws[s].length; p++) {
				draws[s][p] = (float) source.nextGaussian();
			}
		}
		float[] x = { 0.7f };
		assertThat(new PosteriorNetwork(network, DrawnPosterior.of(draws).draw(150, 1)).predict(x)).isEqualTo(
				new PosteriorNetwork(network, DrawnPosterior.of(Arrays.copyOf(draws, 150)).draw(150, 1)).predict(x));
	}

	@Test
	void cannotGiveMoreThanThereAre() {
		DrawnPosterior posterior = DrawnPosterior.of(numbered(3));
		assertThatIllegalArgumentException().isThrownBy(() -> posterior.draw(4, 1))
			.withMessage("From 1 to 3 draws of this posterior can be had, not 4");
		assertThatIllegalArgumentException().isThrownBy(() -> posterior.draw(0, 1));
	}

	@Test
	void doesNotChangeWithTheArraysItWasMadeOf() {
		float[][] draws = numbered(2);
		DrawnPosterior posterior = DrawnPosterior.of(draws);
		draws[1][0] = 99;
		posterior.get(1)[0] = 99;
		assertThat(posterior.get(1)).containsExactly(1, -1);
	}

	@Test
	void refusesWhatIsNoSetOfDraws() {
		for (float[][] bad : new float[][][] { {}, { {} }, { { 1 }, { 1, 2 } }, { { 1, 2 }, { 1 } },
				{ { 1 }, { Float.NaN } }, { { Float.NEGATIVE_INFINITY } } }) {
			assertThatIllegalArgumentException().isThrownBy(() -> DrawnPosterior.of(bad));
		}
	}

	private static float[][] numbered(int count) {
		float[][] draws = new float[count][];
		for (int s = 0; s < count; s++) {
			draws[s] = new float[] { s, -s };
		}
		return draws;
	}

}
