package io.eggtimer.dataset;

import java.util.DoubleSummaryStatistics;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

import org.springframework.core.io.FileSystemResource;

import io.eggtimer.egg.Egg;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads the tutorial's own file, which is not ours to ship, where it is at hand. */
@EnabledIfEnvironmentVariable(named = "EGG_TIMES_CSV", matches = ".+")
class EggTimesCsvTests {

	@Test
	void theTutorialsFileLoadsAsItIs() {
		String location = System.getenv("EGG_TIMES_CSV");
		EggDataset dataset = EggCsv.read(new FileSystemResource(location), location);
		assertThat(dataset.eggs()).hasSize(639);
		assertThat(dataset.rowsPerOutcome().values()).containsExactly(202, 117, 320);
		List<Egg> eggs = dataset.eggs().stream().map(LabelledEgg::egg).toList();
		DoubleSummaryStatistics weights = eggs.stream().mapToDouble(Egg::weightGrams).summaryStatistics();
		assertThat(weights.getMin()).isEqualTo(39.7);
		assertThat(weights.getMax()).isEqualTo(69.5);
		DoubleSummaryStatistics times = eggs.stream().mapToDouble(Egg::boilMinutes).summaryStatistics();
		assertThat(times.getMin()).isEqualTo(0.5);
		assertThat(times.getMax()).isEqualTo(7.6);
		assertThat(SimulatedEggs.matches(dataset)).isFalse();
	}

}
