package io.eggtimer.dataset;

import org.junit.jupiter.api.Test;

import io.eggtimer.egg.Egg;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link Features}. */
class FeaturesTests {

	@Test
	void rawFeaturesAreGramsThenMinutes() {
		assertThat(Features.RAW.of(new Egg(61.2, 4.8))).containsExactly(61.2, 4.8);
		assertThat(Features.RAW.names()).containsExactly("weightGrams", "boilMinutes");
		assertThat(Features.RAW.count()).isEqualTo(2);
	}

}
