package io.eggtimer.dataset;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.eggtimer.bayes.FeatureScaling;
import io.eggtimer.egg.Doneness;
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

	@ParameterizedTest
	@EnumSource
	void theLongestTimeIsThatOfTheTrainingEggsOrAsMuchLongerAsAnEggIsHeavier(Features features) {
		List<LabelledEgg> eggs = List.of(new LabelledEgg(new Egg(27, 3), Doneness.UNDERDONE),
				new LabelledEgg(new Egg(64, 8), Doneness.HARD));
		FeatureScaling scaling = features.scaling(eggs);
		assertThat(features.longestBoilMinutes(scaling, 64)).isEqualTo(8);
		// 125 g to the power of 2/3 are 25, 64 g are 16
		assertThat(features.longestBoilMinutes(scaling, 125)).isEqualTo(12.5, within(1e-6));
		// scaled by its weight, 8 minutes of the heavier egg are less for a lighter one
		assertThat(features.longestBoilMinutes(scaling, 27))
			.isEqualTo((features == Features.SCALED_TIME) ? 8 * 9 / 16.0 : 8, within(1e-12));
	}

	@Test
	void theLongestTimeIsOneThatMayBeAsked() {
		FeatureScaling scaling = Features.RAW.scaling(List.of(new LabelledEgg(new Egg(10, 50), Doneness.HARD)));
		assertThat(Features.RAW.longestBoilMinutes(scaling, 200)).isEqualTo(60);
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
