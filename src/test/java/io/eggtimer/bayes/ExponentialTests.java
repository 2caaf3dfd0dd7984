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

}
