package io.eggtimer.bayes;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Tests for {@link Exponential}. */
class ExponentialTests {

	@Test
	void isOneAtZero() {
		assertThat(Exponential.of(0)).isEqualTo(1);
	}

	@Test
	void agreesWithTheLibraryAsCloselyAsItSays() {
		for (double z = 0; z >= Exponential.LEAST; z -= 0.0137) {
			double exact = StrictMath.exp(z);
			assertThat(Exponential.of(z)).isEqualTo(exact, within((z > -20) ? 1e-12 * exact : 1e-15));
		}
	}

	@Test
	void neverGrowsAsTheExponentFalls() {
		double previous = 1;
		for (double z = -0.01; z >= Exponential.LEAST; z -= 0.01) {
			assertThat(Exponential.of(z)).isLessThan(previous).isPositive();
			previous = Exponential.of(z);
		}
	}

	@Test
	void isOneAtZeroInSinglePrecisionToo() {
		assertThat(Exponential.of(0f)).isEqualTo(1);
	}

	@Test
	void agreesWithTheLibraryInSinglePrecisionAsCloselyAsItSays() {
		for (float z = 0; z >= Exponential.LEAST_FLOAT; z -= 0.00137f) {
			double exact = StrictMath.exp(z);
			assertThat((double) Exponential.of(z)).isPositive()
				.isEqualTo(exact, within(5e-7))
				.isEqualTo(exact, within((z > -20) ? 2e-5 * exact : 2e-2 * exact));
		}
	}

	@Test
	void oddsGiveProbabilitiesThatAreExactToAMillionth() {
		for (float z = -16; z < 100; z += 0.01f) {
			assertThat(1 / (1 + Exponential.odds(z))).isEqualTo((float) (1 / (1 + Math.exp(z))), within(1e-6f));
		}
		assertThat(1 / (1 + Exponential.odds(Exponential.LEAST_ODDS))).isEqualTo(1, within(2e-7f));
		assertThat(1 / (1 + Exponential.odds(Float.MAX_VALUE))).isZero();
	}

	@Test
	void tanhAgreesWithTheLibraryOnBothSides() {
		assertThat(Exponential.tanh(0f)).isZero();
		for (float x = -100; x <= 100; x += 0.0173f) {
			assertThat((double) Exponential.tanh(x)).isEqualTo(StrictMath.tanh(x), within(1e-6));
			assertThat(Exponential.tanh(-x)).isEqualTo(-Exponential.tanh(x));
		}
		assertThat(Exponential.tanh(Float.MAX_VALUE)).isEqualTo(1);
		assertThat(Exponential.tanh(Float.NEGATIVE_INFINITY)).isEqualTo(-1);
		assertThat((double) Exponential.tanh(1e-20f)).isEqualTo(0, within(1e-6));
	}

}
