package io.eggtimer.dataset;

import java.util.DoubleSummaryStatistics;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.core.io.ByteArrayResource;

import io.eggtimer.dataset.EggSimulator.Storage;
import io.eggtimer.egg.Doneness;
import io.eggtimer.egg.Egg;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Tests for {@link EggSimulator}. */
class EggSimulatorTests {

	private static final List<LabelledEgg> MANY = EggSimulator.simulate(100_000, 7);

	@ParameterizedTest
	@CsvSource({ "FRIDGE, 3.67, UNDERDONE", "FRIDGE, 3.68, SOFT", "FRIDGE, 4.69, SOFT", "FRIDGE, 4.70, HARD",
			"CUPBOARD, 2.80, UNDERDONE", "CUPBOARD, 2.81, SOFT", "CUPBOARD, 3.82, SOFT", "CUPBOARD, 3.83, HARD" })
	void storageMovesTheTimesAtWhichAnEggOf55GramsIsSoft(Storage storage, double minutes, Doneness outcome) {
		assertThat(EggSimulator.outcome(new Egg(55, minutes), storage, 1)).isEqualTo(outcome);
	}

	@ParameterizedTest
	@CsvSource({
			// 3.6789 * 0.985 = 3.624, 4.6971 * 0.985 = 4.627
			"0.985, 3.62, UNDERDONE", "0.985, 3.63, SOFT", "0.985, 4.62, SOFT", "0.985, 4.63, HARD" })
	void scatterMovesBothEndsTogether(double scatter, double minutes, Doneness outcome) {
		assertThat(EggSimulator.outcome(new Egg(55, minutes), Storage.FRIDGE, scatter)).isEqualTo(outcome);
	}

	@Test
	void theSharesOfTheOutcomesAreAsDocumented() {
		// 100,000 rows: the deviation of a share is at most 0.0016; 3 of them
		assertThat(share(Doneness.UNDERDONE)).isEqualTo(0.312, within(0.005));
		assertThat(share(Doneness.SOFT)).isEqualTo(0.206, within(0.005));
		assertThat(share(Doneness.HARD)).isEqualTo(0.481, within(0.005));
	}

	@Test
	void weightsAndTimesAreAsDocumented() {
		DoubleSummaryStatistics weights = MANY.stream()
			.mapToDouble((row) -> row.egg().weightGrams())
			.summaryStatistics();
		// the deviation of the mean is 5 / sqrt(100,000) = 0.016
		assertThat(weights.getAverage()).isEqualTo(55, within(0.06));
		assertThat(MANY.stream().mapToDouble((row) -> Math.pow(row.egg().weightGrams() - 55, 2)).average())
			.hasValueCloseTo(25.0, within(0.5));
		assertThat(weights.getMin()).isBetween(35.0, 38.0);
		assertThat(weights.getMax()).isBetween(72.0, 75.0);
		DoubleSummaryStatistics times = MANY.stream().mapToDouble((row) -> row.egg().boilMinutes()).summaryStatistics();
		// a = (0.5 - 4.2) / 2, b = (7.6 - 4.2) / 2: 4.2 + 2 (phi(a) - phi(b)) / (Phi(b) -
		// Phi(a))
		assertThat(times.getAverage()).isEqualTo(4.152378, within(0.03));
		assertThat(times.getMin()).isEqualTo(0.5);
		assertThat(times.getMax()).isEqualTo(7.6);
	}

	@Test
	void theSameEggAtTheSameTimeHasTwoOutcomesWhereStorageDecides() {
		// from the cupboard soft is 2.81 to 3.83 min, from the fridge 3.68 to 4.70 min
		assertThat(outcomesNear(3.3)).containsExactlyInAnyOrder(Doneness.UNDERDONE, Doneness.SOFT);
		assertThat(outcomesNear(4.3)).containsExactlyInAnyOrder(Doneness.SOFT, Doneness.HARD);
	}

	@Test
	void theSeedDecides() {
		assertThat(EggSimulator.simulate(50, 1)).isEqualTo(EggSimulator.simulate(50, 1))
			.isNotEqualTo(EggSimulator.simulate(50, 2));
	}

	@Test
	void fewerRowsAreTheFirstOfMore() {
		assertThat(EggSimulator.simulate(20, 1)).isEqualTo(EggSimulator.simulate(50, 1).subList(0, 20));
	}

	@Test
	void theCsvReadsBackAsTheSameEggs() {
		List<LabelledEgg> eggs = EggSimulator.simulate(500, 3);
		String csv = EggSimulator.toCsv(eggs);
		assertThat(csv).startsWith("weight,time,outcome\n").endsWith("\n").doesNotContain("\r");
		assertThat(EggCsv.read(new ByteArrayResource(csv.getBytes(UTF_8)), "eggs.csv").eggs()).isEqualTo(eggs);
	}

	private static double share(Doneness outcome) {
		return (double) MANY.stream().filter((row) -> row.outcome() == outcome).count() / MANY.size();
	}

	private static List<Doneness> outcomesNear(double minutes) {
		return MANY.stream()
			.filter((row) -> Math.abs(row.egg().weightGrams() - 55) < 1 && row.egg().boilMinutes() == minutes)
			.map(LabelledEgg::outcome)
			.distinct()
			.toList();
	}

}
