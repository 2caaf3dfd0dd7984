package io.eggtimer.dataset;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Tests for {@link WilliamsFormula}. */
class WilliamsFormulaTests {

	@ParameterizedTest
	@CsvSource({
			// Python: M**(2/3) * 3.7 * 1.038**(1/3)
			// / (5.4e-3 * pi**2 * (4*pi/3)**(2/3)) * log(.76*(T-100)/(Y-100)) / 60
			"60,  4, 63,   4.691698415808465", "55, 21, 63,   3.1564653554412403", "1,   4, 63,   0.30612297183619636",
			"55,  4, 58.5, 3.678908735500387", "55,  4, 64.5, 4.697134243146637", "55, 16, 58.5, 2.8082348510723967",
			"55, 16, 64.5, 3.8264603587186468" })
	void agreesWithTheFormulaWorkedOutElsewhere(double grams, double egg, double yolk, double minutes) {
		assertThat(WilliamsFormula.boilMinutes(grams, egg, yolk)).isEqualTo(minutes, within(1e-12));
	}

}
