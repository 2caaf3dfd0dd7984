package io.eggtimer.dataset;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Tests for {@link StratifiedFolds}. */
class StratifiedFoldsTests {

	@Test
	void everyRowIsHeldOutOnceAndTrainedOnInAllOtherFolds() {
		List<LabelledEgg> eggs = NumberedEggs.of(20, 12, 32);
		List<LabelledEgg> heldOut = new ArrayList<>();
		for (StratifiedSplit split : StratifiedFolds.of(eggs, 10, 1).splits()) {
			heldOut.addAll(split.validation());
			List<LabelledEgg> both = new ArrayList<>(split.training());
			both.addAll(split.validation());
			assertThat(both).containsExactlyInAnyOrderElementsOf(eggs);
		}
		assertThat(heldOut).containsExactlyInAnyOrderElementsOf(eggs);
	}

	@Test
	void foldsDifferByAtMostOneRowAndOneRowOfEachOutcome() {
		List<StratifiedSplit> splits = StratifiedFolds.of(NumberedEggs.of(202, 117, 320), 10, 1).splits();
		assertThat(splits).hasSize(10).allSatisfy((split) -> {
			assertThat(split.validation()).hasSizeBetween(63, 64);
			int[] rows = NumberedEggs.rowsPerOutcome(split.validation());
			assertThat(rows[0]).isBetween(20, 21);
			assertThat(rows[1]).isBetween(11, 12);
			assertThat(rows[2]).isEqualTo(32);
		});
	}

	@Test
	void rowsStayInTheOrderOfTheData() {
		assertThat(StratifiedFolds.of(NumberedEggs.of(20, 12, 32), 4, 1).splits()).allSatisfy((split) -> {
			assertThat(split.training()).isSortedAccordingTo(NumberedEggs.BY_NUMBER);
			assertThat(split.validation()).isSortedAccordingTo(NumberedEggs.BY_NUMBER);
		});
	}

	@Test
	void theSeedDecides() {
		List<LabelledEgg> eggs = NumberedEggs.of(20, 12, 32);
		assertThat(StratifiedFolds.of(eggs, 4, 1)).isEqualTo(StratifiedFolds.of(eggs, 4, 1))
			.isNotEqualTo(StratifiedFolds.of(eggs, 4, 2));
	}

	@Test
	void anOutcomeWithAsManyRowsAsFoldsIsInEachFold() {
		assertThat(StratifiedFolds.of(NumberedEggs.of(3, 3, 3), 3, 1).splits()).allSatisfy(
				(split) -> assertThat(NumberedEggs.rowsPerOutcome(split.validation())).containsExactly(1, 1, 1));
	}

	@Test
	void noFoldTrainsWithoutAnOutcome() {
		assertThat(StratifiedFolds.of(NumberedEggs.of(2, 2, 9), 5, 1).splits())
			.allSatisfy((split) -> assertThat(NumberedEggs.rowsPerOutcome(split.training())).doesNotContain(0));
		assertThatIllegalArgumentException().isThrownBy(() -> StratifiedFolds.of(NumberedEggs.of(2, 1, 9), 5, 1))
			.withMessage("Cross-validation needs at least 2 rows with outcome soft");
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 0, 1, 10 })
	void aNumberOfFoldsOutOfRangeIsRefused(int folds) {
		assertThatIllegalArgumentException().isThrownBy(() -> StratifiedFolds.of(NumberedEggs.of(3, 3, 3), folds, 1))
			.withMessage("folds must be from 2 to the number of rows, 9, got " + folds);
	}

}
