package io.eggtimer.egg;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link PlainDecimal}. */
class PlainDecimalTests {

	@ParameterizedTest
	@CsvSource({ "61.2, 61.2", "5, 5", "5., 5", ".5, 0.5", "+5, 5", "-5, -5", "6e1, 60", "6.0E+1, 60", "060, 60" })
	void aDecimalNumberHasItsValue(String text, double value) {
		assertThat(PlainDecimal.parse(text)).isEqualTo(value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".", "NaN", "Infinity", "0x1p3", "5d", "5f", " 5", "5 ", "5\n", "1e", "1_0", "5,5",
			"--5", "٦٠" })
	void anythingElseIsNoNumber(String text) {
		assertThat(PlainDecimal.parse(text)).isNaN();
	}

}
