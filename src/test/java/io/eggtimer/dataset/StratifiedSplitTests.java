package io.eggtimer.dataset;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.eggtimer.egg.Doneness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Tests for {@link StratifiedSplit}. */
class StratifiedSplitTests {

	@ParameterizedTest
	@CsvSource({
			// round(0.1 * 202), round(0.1 * 117), round(0.1 * 320)
			"0.1, 20, 12, 32",
			// 0.25 * 202 = 50.5, which rounds up
			"0.25, 51, 29, 80", "0.5, 101, 59, 160",
			// too small to hold out any
			"0.001, 0, 0, 0",
			// so great that only the last row of each outcome is kept
			"0.9999, 201, 116, 319" })
	void eachOutcomeGivesItsRoundedShare(double fraction, int underdone, int soft, int hard) {
		StratifiedSplit split = StratifiedSplit.of(NumberedEggs.of(202, 117, 320), fraction, 1);
		assertThat(NumberedEggs.rowsPerOutcome(split.validation())).containsExactly(underdone, soft, hard);
		assertThat(NumberedEggs.rowsPerOutcome(split.training())).containsExactly(202 - underdone, 117 - soft,
				320 - hard);
	}

	@Test
	void everyRowIsOnExactlyOneSideInTheOrderOfTheData() {
		List<LabelledEgg> eggs = NumberedEggs.of(30, 20, 50);
		StratifiedSplit split = StratifiedSplit.of(eggs, 0.3, 1);
		List<LabelledEgg> both = new ArrayList<>(split.training());
		both.addAll(split.validation());
		assertThat(both).containsExactlyInAnyOrderElementsOf(eggs);
		assertThat(split.training()).isSortedAccordingTo(NumberedEggs.BY_NUMBER);
		assertThat(split.validation()).isSortedAccordingTo(NumberedEggs.BY_NUMBER);
	}

	@Test
	void aFractionOf0TrainsOnEveryRow() {
		List<LabelledEgg> eggs = NumberedEggs.of(3, 2, 5);
		assertThat(StratifiedSplit.of(eggs, 0, 1)).isEqualTo(new StratifiedSplit(eggs, List.of()));
	}

	@Test
	void theOnlyRowOfAnOutcomeIsTrainedOn() {
		StratifiedSplit split = StratifiedSplit.of(NumberedEggs.of(1, 1, 10), 0.9, 1);
		assertThat(split.training()).extracting(LabelledEgg::outcome)
			.containsExactlyInAnyOrder(Doneness.UNDERDONE, Doneness.SOFT, Doneness.HARD);
	}

	@Test
	void theSeedDecides() {
		List<LabelledEgg> eggs = NumberedEggs.of(30, 20, 50);
		assertThat(StratifiedSplit.of(eggs, 0.3, 1)).isEqualTo(StratifiedSplit.of(eggs, 0.3, 1))
			.isNotEqualTo(StratifiedSplit.of(eggs, 0.3, 2));
	}

	@Test
	void everyMachineMakesTheSameSplit() {
		// recorded once: another order changes what every stored seed means
		StratifiedSplit split = StratifiedSplit.of(NumberedEggs.of(10, 10, 10), 0.2, 1);
		assertThat(split.validation()).extracting(NumberedEggs::number).containsExactly(8, 18, 21, 22, 25, 29);
	}

	@Test
	void everyRowIsEquallyLikelyToBeHeldOut() {
		List<LabelledEgg> eggs = NumberedEggs.of(5, 5, 5);
		int[] heldOut = new int[eggs.size()];
		for (int seed = 0; seed < 5000; seed++) {
			StratifiedSplit.of(eggs, 0.4, seed).validation().forEach((egg) -> heldOut[NumberedEggs.number(egg)]++);
		}
		// Binomial(5000, 2 / 5): mean 2000, deviation 35; 5 deviations
		assertThat(heldOut).satisfies((counts) -> {
			for (int count : counts) {
				assertThat(count).isBetween(1825, 2175);
			}
		});
	}

	@ParameterizedTest
	@ValueSource(doubles = { -0.1, 1, 1.5, Double.NaN })
	void aFractionOutOfRangeIsRefused(double fraction) {
		assertThatIllegalArgumentException().isThrownBy(() -> StratifiedSplit.of(NumberedEggs.of(3, 3, 3), fraction, 1))
			.withMessage("validation-fraction must be in [0, 1), got " + fraction);
	}

}
