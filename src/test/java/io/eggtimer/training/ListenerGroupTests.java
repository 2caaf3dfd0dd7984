package io.eggtimer.training;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.eggtimer.inference.ElboEstimate;
import io.eggtimer.inference.TrainingProgress;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link ListenerGroup}. */
class ListenerGroupTests {

	private final Hearer few = new Hearer(10);

	private final Hearer many = new Hearer(50);

	private final ListenerGroup group = new ListenerGroup(List.of(this.few, this.many));

	@Test
	void asksForAsManyReportsAsTheMostCuriousWants() {
		assertThat(this.group.reports()).isEqualTo(50);
	}

	@ParameterizedTest
	@ValueSource(ints = { 50, 100 })
	void eachHearsAsManyReportsAsItWantsAndTheEnd(int reports) {
		for (int i = 1; i <= reports; i++) {
			this.group.onProgress(report(i, i * 100 / reports, new ElboEstimate(-1, 1, 0)));
		}
		assertThat(this.few.heard).hasSize(10).endsWith(reports);
		assertThat(this.many.heard).hasSize(50).endsWith(reports);
	}

	@Test
	void chainsReportAsTheyComeAndAllHearIt() {
		for (int i = 1; i <= 40; i++) {
			this.group.onProgress(report(i, i * 100 / 40, null));
		}
		assertThat(this.few.heard).hasSize(40);
		assertThat(this.many.heard).hasSize(40);
	}

	private static TrainingProgress report(int step, int percent, ElboEstimate elbo) {
		return new TrainingProgress(step, percent, null, elbo, null, null);
	}

	private static final class Hearer implements TrainingProgress.Listener {

		private final int reports;

		private final List<Integer> heard = new ArrayList<>();

		private Hearer(int reports) {
			this.reports = reports;
		}

		@Override
		public int reports() {
			return this.reports;
		}

		@Override
		public void onProgress(TrainingProgress progress) {
			this.heard.add(progress.step());
		}

	}

}
