package io.eggtimer.bayes;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link ReliabilityBin}. */
class ReliabilityBinTests {

	@Test
	void aBinSaysWhereItBeginsAndEnds() {
		// 0.6 = 9/15 begins a bin, 0.65 lies in it
		double[][] p = { { 0.6, 0.4 }, { 0.35, 0.65 }, { 1, 0 } };
		assertThat(ReliabilityBin.of(p, new int[] { 0, 0, 0 })).containsExactly(
				new ReliabilityBin(9 / 15.0, 10 / 15.0, 0.625, 0.5, 2), new ReliabilityBin(14 / 15.0, 1, 1, 1, 1));
	}

}
