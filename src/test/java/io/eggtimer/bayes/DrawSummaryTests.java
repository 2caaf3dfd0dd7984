package io.eggtimer.bayes;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Tests for {@link DrawSummary}, against the same in double precision one by one. */
class DrawSummaryTests {

	private static final int CLASSES = 4;

	private final DrawSummary summary = new DrawSummary(CLASSES);

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 511, 512, 513, 1300 })
	void agreesWithTwoPassesOverAllDraws(int draws) {
		DrawProbabilities probabilities = random(draws, 3);
		PosteriorPredictive actual = this.summary.of(probabilities);
		assertThat(actual.draws()).isEqualTo(draws);
		for (int c = 0; c < CLASSES; c++) {
			double[] p = new double[draws];
			int votes = 0;
			for (int s = 0; s < draws; s++) {
				p[s] = probabilities.get(c, s);
				votes += (c == first(probabilities, s)) ? 1 : 0;
			}
			double mean = Arrays.stream(p).average().orElseThrow();
			double variance = Arrays.stream(p).map((x) -> (x - mean) * (x - mean)).sum() / Math.max(draws - 1, 1);
			Arrays.sort(p);
			ClassPredictive summarised = actual.classes().get(c);
			assertThat(summarised.mean()).isEqualTo(mean, within(1e-6));
			assertThat(summarised.standardDeviation()).isEqualTo(Math.sqrt(variance), within(1e-6));
			assertThat(summarised.votes()).isEqualTo(votes);
			assertThat(summarised.lower()).isEqualTo(quantile(p, 0.05), within(1 / 2048.0));
			assertThat(summarised.upper()).isEqualTo(quantile(p, 0.95), within(1 / 2048.0));
		}
	}

	@Test
	void ofClassesThatTieTheFirstGetsTheVote() {
		DrawProbabilities probabilities = new DrawProbabilities(CLASSES, 2);
		set(probabilities, 0, 0.1f, 0.4f, 0.1f, 0.4f);
		set(probabilities, 1, 0.25f, 0.25f, 0.25f, 0.25f);
		assertThat(this.summary.of(probabilities).classes()).extracting(ClassPredictive::votes)
			.containsExactly(1, 1, 0, 0);
	}

	@Test
	void aDifferenceInTheLastBitDecidesAVote() {
		DrawProbabilities probabilities = new DrawProbabilities(CLASSES, 1);
		set(probabilities, 0, 0.3f, Math.nextUp(0.3f), 0.2f, 0.2f);
		assertThat(this.summary.of(probabilities).classes()).extracting(ClassPredictive::votes)
			.containsExactly(0, 1, 0, 0);
	}

	@Test
	void drawsThatAllAgreeHaveNoSpreadAtAll() {
		DrawProbabilities probabilities = new DrawProbabilities(CLASSES, 700);
		for (int s = 0; s < 700; s++) {
			set(probabilities, s, 0.7f, 0.1f, 0.1f, 0.1f);
		}
		assertThat(this.summary.of(probabilities).classes()).allSatisfy((c) -> {
			assertThat(c.standardDeviation()).isZero();
			assertThat(c.lower()).isEqualTo(c.upper());
		});
	}

	@Test
	void aTinySpreadNextToOneIsNotLostToCancellation() {
		DrawProbabilities probabilities = new DrawProbabilities(CLASSES, 1024);
		for (int s = 0; s < 1024; s++) {
			float p = (s % 2 == 0) ? 0.9999f : 0.9999f - 0x1p-20f;
			set(probabilities, s, p, 1 - p, 0, 0);
		}
		// half of the draws differ by 2^-20: the deviation is half of that, but for n - 1
		assertThat(this.summary.of(probabilities).classes().get(0).standardDeviation())
			.isEqualTo(0x1p-21 * Math.sqrt(1024 / 1023.0), within(1e-9));
	}

	@Test
	void forgetsWhatItSummarisedBefore() {
		PosteriorPredictive expected = new DrawSummary(CLASSES).of(random(600, 1));
		this.summary.of(random(1300, 9));
		assertThat(this.summary.of(random(600, 1))).isEqualTo(expected);
	}

	private static int first(DrawProbabilities probabilities, int s) {
		int best = 0;
		for (int c = 1; c < CLASSES; c++) {
			best = (probabilities.get(c, s) > probabilities.get(best, s)) ? c : best;
		}
		return best;
	}

	private static double quantile(double[] sorted, double q) {
		double rank = q * (sorted.length - 1);
		int below = (int) rank;
		int above = Math.min(below + 1, sorted.length - 1);
		return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
	}

	private static DrawProbabilities random(int draws, long seed) {
		SeededRandom random = SeededRandom.seeded(seed);
		DrawProbabilities probabilities = new DrawProbabilities(CLASSES, draws);
		for (int s = 0; s < draws; s++) {
			double[] weights = new double[CLASSES];
			Arrays.setAll(weights, (c) -> Math.pow(random.nextDouble(), 5));
			double sum = Arrays.stream(weights).sum();
			set(probabilities, s, (float) (weights[0] / sum), (float) (weights[1] / sum), (float) (weights[2] / sum),
					(float) (weights[3] / sum));
		}
		// what follows the last draw must not count
		float[][] last = probabilities.tiles[probabilities.tiles.length - 1];
		for (float[] p : last) {
			Arrays.fill(p, probabilities.lanes(probabilities.tiles.length - 1), WeightDraws.TILE, 0.5f);
		}
		return probabilities;
	}

	private static void set(DrawProbabilities probabilities, int s, float... p) {
		for (int c = 0; c < p.length; c++) {
			probabilities.tiles[s / WeightDraws.TILE][c][s % WeightDraws.TILE] = p[c];
		}
	}

}
