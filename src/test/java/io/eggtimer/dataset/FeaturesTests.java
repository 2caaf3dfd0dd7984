package io.eggtimer.dataset;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.eggtimer.egg.Egg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/** Tests for {@link Features}. */
class FeaturesTests {

	@Test
	void rawFeaturesAreGramsThenMinutes() {
		assertThat(Features.RAW.of(new Egg(61.2, 4.8))).containsExactly(61.2, 4.8);
		assertThat(Features.RAW.names()).containsExactly("weightGrams", "boilMinutes");
		assertThat(Features.RAW.count()).isEqualTo(2);
	}

	@Test
	void logFeaturesAreNaturalLogarithmsAndStayFinite() {
		assertThat(Features.LOG.of(new Egg(Math.E * 10, Math.E))).containsExactly(new double[] { 1 + Math.log(10), 1 },
				within(1e-12));
		assertThat(Features.LOG.of(new Egg(60, 0))[1]).isEqualTo(Math.log(0.1), within(1e-12));
	}

	@Test
	void scaledTimeIsTheSameForEggsThatAreEquallyDone() {
		// 27 g to the power of 2/3 are 9, 64 g are 16
		assertThat(Features.SCALED_TIME.of(new Egg(27, 9))[1]).isEqualTo(1, within(1e-12));
		assertThat(Features.SCALED_TIME.of(new Egg(64, 16))[1]).isEqualTo(1, within(1e-12));
	}

	@Test
	void areFoundByTheirNames() {
		for (Features features : Features.values()) {
			assertThat(Features.named(features.names())).isEqualTo(features);
		}
		assertThatIllegalArgumentException().isThrownBy(() -> Features.named(List.of("shellColour")));
	}

}
