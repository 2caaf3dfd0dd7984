package io.eggtimer.bayes;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/** Tests for {@link PredictiveCurve}. */
class PredictiveCurveTests {

	/** Rounding differs, and a quantile is off by a 2048th of the range. */
	private static final double TOLERANCE = 1e-3;

	@ParameterizedTest
	@EnumSource
	void saysWhatPredictionsSayForAnyShape(Activation activation) {
		for (List<Integer> hidden : List.of(List.<Integer>of(), List.of(4), List.of(16, 6), List.of(5, 7, 3))) {
			NetworkShape shape = new NetworkShape(3, hidden, 3, activation);
			// a tile and a part of the second
			PosteriorNetwork network = new PosteriorNetwork(shape,
					MeanFieldPosterior.of(new float[shape.weightCount()], new float[shape.weightCount()]).draw(700, 3));
			float[] values = evenly(60, -3, 3);
			for (int draws : new int[] { 1, 600 }) {
				for (int outcome = 0; outcome < 3; outcome++) {
					assertThatCurveIsThatOfPredictions(network, values, outcome, draws);
				}
			}
		}
	}

	@Test
	void valuesNeedNotBeEvenlySpaced() {
		NetworkShape shape = new NetworkShape(3, List.of(16, 6), 3, Activation.RELU);
		PosteriorNetwork network = new PosteriorNetwork(shape,
				MeanFieldPosterior.of(new float[shape.weightCount()], new float[shape.weightCount()]).draw(500, 5));
		float[] values = evenly(100, -6, 3);
		for (int i = 0; i < values.length; i++) {
			values[i] = (float) Math.exp(values[i]);
		}
		assertThatCurveIsThatOfPredictions(network, values, 1, 500);
	}

	@Test
	void aUnitThatTurnsExactlyAtAValueIsFollowed() {
		// relu(v - 1) and relu(1 - v); logits 8 times their sum, and 0
		NetworkShape shape = new NetworkShape(1, List.of(2), 2, Activation.RELU);
		float[] weights = { 1, -1, -1, 1, 8, 8, 0, 0, 0, 0 };
		PosteriorNetwork network = new PosteriorNetwork(shape,
				WeightDraws.generate(3, weights.length, (s, into) -> System.arraycopy(weights, 0, into, 0, 10)));
		List<ProbabilityBand> bands = network.curve(new float[] { 7 }, 0, new float[] { 0, 1, 2 }, 0, 3).evaluate();
		double sure = 1 / (1 + Math.exp(-8));
		assertThat(bands).extracting(ProbabilityBand::mean).usingComparatorForType((a, b) -> {
			return (Math.abs(a - b) < 1e-6) ? 0 : Double.compare(a, b);
		}, Double.class).containsExactly(sure, 0.5, sure);
		// ... and a curve may begin or end where it turns
		assertThat(network.curve(new float[] { 7 }, 0, new float[] { 1, 2 }, 0, 3).evaluate().get(1).mean())
			.isEqualTo(sure, within(1e-6));
		assertThat(network.curve(new float[] { 7 }, 0, new float[] { 0, 1 }, 0, 3).evaluate().get(1).mean())
			.isEqualTo(0.5, within(1e-6));
	}

	@Test
	void hugeLogitsDoNotOverflow() {
		NetworkShape shape = new NetworkShape(1, List.of(), 2, Activation.RELU);
		float[] weights = { 1e30f, -1e30f, 0, 0 };
		PosteriorNetwork network = new PosteriorNetwork(shape,
				WeightDraws.generate(1, 4, (s, into) -> System.arraycopy(weights, 0, into, 0, 4)));
		List<ProbabilityBand> bands = network.curve(new float[] { 0 }, 0, new float[] { -1, 0, 1 }, 0, 1).evaluate();
		assertThat(bands.get(0)).isEqualTo(new ProbabilityBand(0, 0, 0));
		assertThat(bands.get(1)).isEqualTo(new ProbabilityBand(0.5, 0.5, 0.5));
		assertThat(bands.get(2).lower()).isEqualTo(1, within(1e-6));
		assertThat(bands.get(2).upper()).isLessThanOrEqualTo(1);
	}

	@Test
	void refusesValuesThatDoNotAscend() {
		NetworkShape shape = new NetworkShape(1, List.of(), 2, Activation.RELU);
		PosteriorNetwork network = new PosteriorNetwork(shape, WeightDraws.generate(2, 4, (s, into) -> {
		}));
		for (float[] values : new float[][] { {}, { 1, 1 }, { 2, 1 }, { 1, Float.NaN } }) {
			assertThatIllegalArgumentException().isThrownBy(() -> network.curve(new float[] { 0 }, 0, values, 0, 2));
		}
		assertThatIllegalArgumentException()
			.isThrownBy(() -> network.curve(new float[] { 0 }, 0, new float[] { 1, 2 }, 0, 3));
	}

	private static void assertThatCurveIsThatOfPredictions(PosteriorNetwork network, float[] values, int outcome,
			int draws) {
		float[] x = { 0.4f, 99, -0.6f }; // the 99 must not matter
		List<ProbabilityBand> bands = network.curve(x, 1, values, outcome, draws).evaluate();
		assertThat(bands).hasSize(values.length);
		for (int i = 0; i < values.length; i++) {
			ClassPredictive expected = network.predict(new float[] { 0.4f, values[i], -0.6f }, draws)
				.classes()
				.get(outcome);
			assertThat(bands.get(i).mean()).isEqualTo(expected.mean(), within(1e-5));
			assertThat(bands.get(i).lower()).isEqualTo(expected.lower(), within(TOLERANCE));
			assertThat(bands.get(i).upper()).isEqualTo(expected.upper(), within(TOLERANCE));
		}
	}

	private static float[] evenly(int count, float from, float to) {
		float[] values = new float[count];
		for (int i = 0; i < count; i++) {
			values[i] = from + (to - from) * i / (count - 1);
		}
		return values;
	}

}
