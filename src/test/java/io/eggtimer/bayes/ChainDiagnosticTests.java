package io.eggtimer.bayes;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Tests for {@link ChainDiagnostic}. */
class ChainDiagnosticTests {

	@Test
	void independentDrawsAreWorthTheirNumber() {
		ChainDiagnostic diagnostic = ChainDiagnostic.of(autoregressive(0, 4, 5000));
		assertThat(diagnostic.rHat()).isEqualTo(1, within(0.002));
		assertThat(diagnostic.effectiveDraws()).isBetween(18_000.0, 22_000.0);
		assertThat(diagnostic.standardDeviation()).isEqualTo(1, within(0.02));
	}

	@Test
	void correlatedDrawsAreWorthLess() {
		// an AR(1) chain of correlation a is worth n (1 - a) / (1 + a) draws: 1 / 19 at
		// 0.9
		ChainDiagnostic diagnostic = ChainDiagnostic.of(autoregressive(0.9, 4, 20_000));
		assertThat(diagnostic.effectiveDraws()).isEqualTo(80_000 / 19.0, within(600.0));
	}

	@Test
	void antitheticDrawsAreWorthMoreButNotInfinitelyMany() {
		ChainDiagnostic diagnostic = ChainDiagnostic.of(autoregressive(-0.9, 4, 5000));
		assertThat(diagnostic.effectiveDraws()).isBetween(20_000.0, 20_000 * Math.log10(20_000) + 1);
	}

	@Test
	void chainsInDifferentPlacesDisagree() {
		double[][] chains = autoregressive(0, 2, 1000);
		for (int i = 0; i < 1000; i++) {
			chains[1][i] += 2;
		}
		// between the four halves' means, the variance is 4/3 beside 1 within
		assertThat(ChainDiagnostic.of(chains).rHat()).isEqualTo(Math.sqrt(1 + 4 / 3.0), within(0.05));
	}

	@Test
	void aChainThatDriftsDisagreesWithItself() {
		double[][] chains = autoregressive(0, 2, 1000);
		for (double[] chain : chains) {
			for (int i = 0; i < 1000; i++) {
				chain[i] += i / 250.0;
			}
		}
		assertThat(ChainDiagnostic.of(chains).rHat()).isGreaterThan(1.3);
	}

	@Test
	void whatNeverChangesAgrees() {
		assertThat(ChainDiagnostic.of(new double[2][10])).isEqualTo(new ChainDiagnostic(1, 20, 0));
	}

	private static double[][] autoregressive(double correlation, int chains, int length) {
		SeededRandom random = SeededRandom.seeded(17);
		double[][] values = new double[chains][length];
		for (double[] chain : values) {
			double x = random.nextGaussian();
			for (int i = 0; i < length; i++) {
				x = correlation * x + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
				chain[i] = x;
			}
		}
		return values;
	}

}
