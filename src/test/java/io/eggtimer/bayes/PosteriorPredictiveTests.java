package io.eggtimer.bayes;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Tests for {@link PosteriorPredictive}. */
class PosteriorPredictiveTests {

	private static final double FLOAT = 1e-7;

	@Test
	void drawsThatAgreeCarryNoMutualInformation() {
		PosteriorPredictive predictive = summary(new double[][] { { 0.5, 0.5 }, { 0.5, 0.5 } });
		assertThat(predictive.mutualInformation()).isEqualTo(0, within(FLOAT));
		assertThat(predictive.expectedEntropy()).isEqualTo(Math.log(2), within(FLOAT));
	}

	@Test
	void confidentDrawsThatDisagreeAreAllMutualInformation() {
		PosteriorPredictive predictive = summary(new double[][] { { 1, 0 }, { 0, 1 } });
		assertThat(predictive.expectedEntropy()).isZero();
		assertThat(predictive.mutualInformation()).isEqualTo(Math.log(2), within(FLOAT));
	}

	@Test
	void agreesWithNumPy() {
		// numpy: p = [[.7,.2,.1],[.5,.3,.2]]; m = p.mean(0); -(m*log(m)).sum(); p.std(0,
		// ddof=1); -(p*log(p)).sum(1).mean()
		PosteriorPredictive predictive = summary(new double[][] { { 0.7, 0.2, 0.1 }, { 0.5, 0.3, 0.2 } });
		assertThat(predictive.classes()).extracting(ClassPredictive::mean)
			.usingComparatorForType((a, b) -> (Math.abs(a - b) < FLOAT) ? 0 : 1, Double.class)
			.containsExactly(0.6, 0.25, 0.15);
		assertThat(predictive.classes().get(0).standardDeviation()).isEqualTo(0.141421356237309, within(FLOAT));
		assertThat(predictive.classes().get(1).standardDeviation()).isEqualTo(0.070710678118655, within(FLOAT));
		assertThat(predictive.predictiveEntropy()).isEqualTo(0.937636962272449, within(FLOAT));
		assertThat(predictive.mutualInformation()).isEqualTo(0.021901178968494, within(FLOAT));
	}

	@Test
	void aSingleDrawHasNoSpread() {
		ClassPredictive first = summary(new double[][] { { 0.75, 0.25 } }).classes().get(0);
		assertThat(first).isEqualTo(new ClassPredictive(0.75, 0, 0.75, 0.75, 1));
	}

	@Test
	void everyDrawVotesOnce() {
		PosteriorPredictive predictive = summary(
				new double[][] { { 0.6, 0.3, 0.1 }, { 0.2, 0.7, 0.1 }, { 0.4, 0.35, 0.25 } });
		assertThat(predictive.classes()).extracting(ClassPredictive::votes).containsExactly(2, 1, 0);
		assertThat(predictive.draws()).isEqualTo(3);
	}

	@Test
	void theMostProbableClassIsThatOfTheMeanNotOfTheVotes() {
		// two draws lean to class 0, one is sure of class 1
		PosteriorPredictive predictive = summary(new double[][] { { 0.51, 0.49 }, { 0.51, 0.49 }, { 0, 1 } });
		assertThat(predictive.mostProbable()).isEqualTo(1);
		assertThat(predictive.classes().get(0).votes()).isEqualTo(2);
	}

	@Test
	void meansSumToOneWhateverFloatRoundingLeaves() {
		double third = 1 / 3.0;
		double[][] draws = new double[1000][];
		java.util.Arrays.fill(draws, new double[] { third, third, third });
		double sum = summary(draws).classes().stream().mapToDouble(ClassPredictive::mean).sum();
		assertThat(sum).isEqualTo(1, within(1e-15));
	}

	/** Summarises draws, shape [S, C]. */
	private static PosteriorPredictive summary(double[][] draws) {
		DrawProbabilities probabilities = new DrawProbabilities(draws[0].length, draws.length);
		for (int s = 0; s < draws.length; s++) {
			double entropy = 0;
			for (int c = 0; c < draws[s].length; c++) {
				double p = draws[s][c];
				probabilities.tiles[s / WeightDraws.TILE][c][s % WeightDraws.TILE] = (float) p;
				entropy -= (p > 0) ? p * Math.log(p) : 0;
			}
			probabilities.entropy[s / WeightDraws.TILE] += entropy;
		}
		return PosteriorPredictive.of(probabilities);
	}

}
