package io.eggtimer.egg;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Tests for {@link Egg}. */
class EggTests {

	@Test
	void theEndsOfTheRangesAreIncluded() {
		assertThat(new Egg(5, 0)).isEqualTo(new Egg(Egg.MIN_WEIGHT_GRAMS, Egg.MIN_BOIL_MINUTES));
		assertThat(new Egg(200, 60)).isEqualTo(new Egg(Egg.MAX_WEIGHT_GRAMS, Egg.MAX_BOIL_MINUTES));
	}

	@ParameterizedTest
	@ValueSource(doubles = { 4.999, 200.001, -55, Double.NaN, Double.POSITIVE_INFINITY })
	void refusesAWeightThatNoEggHas(double weight) {
		assertThatIllegalArgumentException().isThrownBy(() -> new Egg(weight, 4))
			.withMessage("weightGrams must be from 5.0 to 200.0, got " + weight);
	}

	@ParameterizedTest
	@ValueSource(doubles = { -0.001, 60.001, Double.NaN, Double.NEGATIVE_INFINITY })
	void refusesATimeThatNobodyBoilsFor(double minutes) {
		assertThatIllegalArgumentException().isThrownBy(() -> new Egg(55, minutes))
			.withMessageStartingWith("boilMinutes must be from 0.0 to 60.0");
	}

}
