package io.eggtimer.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

import io.eggtimer.egg.Doneness;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link SimulatedEggs} and the file itself. */
class SimulatedEggsTests {

	private final Resource shipped = new DefaultResourceLoader().getResource(SimulatedEggs.LOCATION);

	@Test
	void theShippedFileIsWhatTheSimulatorMakes() throws IOException {
		String made = EggSimulator.toCsv(EggSimulator.simulate(EggSimulator.SHIPPED_ROWS, EggSimulator.SHIPPED_SEED));
		if (!made.equals(this.shipped.getContentAsString(StandardCharsets.UTF_8))) {
			Path file = Files.writeString(Path.of("target", "simulated-eggs.csv"), made);
			throw new AssertionError(
					"%s is not what the simulator makes now, which is in %s".formatted(SimulatedEggs.LOCATION, file));
		}
	}

	@Test
	void theShippedFileHasEveryOutcomeInItsShare() {
		EggDataset dataset = EggCsv.read(this.shipped, SimulatedEggs.LOCATION);
		assertThat(dataset.eggs()).hasSize(640);
		// 640 * (0.312, 0.206, 0.481) = (200, 132, 308), within 2 deviations
		assertThat(dataset.rowsPerOutcome().get(Doneness.UNDERDONE)).isBetween(177, 223);
		assertThat(dataset.rowsPerOutcome().get(Doneness.SOFT)).isBetween(112, 152);
		assertThat(dataset.rowsPerOutcome().get(Doneness.HARD)).isBetween(283, 333);
	}

	@Test
	void aCopyIsStillSimulated(@TempDir Path folder) throws IOException {
		Path copy = folder.resolve("my-real-eggs.csv");
		Files.write(copy, this.shipped.getContentAsByteArray());
		assertThat(SimulatedEggs.matches(EggCsv.read(new FileSystemResource(copy), copy.toString()))).isTrue();
	}

	@Test
	void otherDataAreNotTheShippedOnes(@TempDir Path folder) throws IOException {
		Path other = folder.resolve("simulated-eggs.csv");
		Files.writeString(other, "weight,time,outcome\n55,1,0\n55,4,1\n55,7,2\n");
		assertThat(SimulatedEggs.matches(EggCsv.read(new FileSystemResource(other), SimulatedEggs.LOCATION))).isFalse();
	}

}
