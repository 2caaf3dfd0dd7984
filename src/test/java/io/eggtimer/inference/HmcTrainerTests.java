package io.eggtimer.inference;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.eggtimer.bayes.Activation;
import io.eggtimer.bayes.DrawnPosterior;
import io.eggtimer.bayes.HmcSettings;
import io.eggtimer.bayes.NetworkLogPosterior;
import io.eggtimer.bayes.NetworkShape;
import io.eggtimer.bayes.Posterior;
import io.eggtimer.bayes.PosteriorNetwork;
import io.eggtimer.bayes.PosteriorPredictive;
import io.eggtimer.dataset.ScaledRows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/** Tests for {@link HmcTrainer}. */
class HmcTrainerTests {

	private static final NetworkShape NETWORK = new NetworkShape(1, List.of(4), 2, Activation.TANH);

	/** Class 1 above 0, but for one row each way. */
	private static final ScaledRows ROWS = new ScaledRows(new float[][] { { -2 }, { -1.5f }, { -1 }, { -0.5f },
			{ -0.2f }, { 0.2f }, { 0.5f }, { 1 }, { 1.5f }, { 2 } }, new int[] { 0, 0, 0, 0, 1, 0, 1, 1, 1, 1 });

	private static final ScaledRows NONE = new ScaledRows(new float[0][], new int[0]);

	@Test
	void learnsWhatIsThereAndSaysWhereItDoesNotKnow() {
		PosteriorFit fit = fit(1, 500);
		PosteriorPredictive high = predict(fit.posterior(), 2);
		PosteriorPredictive between = predict(fit.posterior(), 0);
		assertThat(high.classes().get(1).mean()).isGreaterThan(0.85);
		assertThat(between.classes().get(1).mean()).isEqualTo(0.5, within(0.1));
		assertThat(fit.elbo()).isNull();
		assertThat(fit.sampler().chains()).isEqualTo(2);
		assertThat(fit.sampler().iterations()).isEqualTo(300);
		assertThat(fit.sampler().rHat()).isBetween(1.0, 1.1);
		assertThat(fit.sampler().effectiveDraws()).isBetween(50.0, 600.0);
		assertThat(fit.steps()).isEqualTo(2 * 500);
	}

	@Test
	void keepsAsManyDrawsAsAskedAlsoMoreThanIterations() {
		assertThat(((DrawnPosterior) fit(1, 700).posterior()).count()).isEqualTo(700);
		assertThat(((DrawnPosterior) fit(1, 5).posterior()).count()).isEqualTo(5);
	}

	@Test
	void theSeedDeterminesEveryByte() {
		byte[] first = PosteriorArrays.encode(fit(3, 100).posterior());
		assertThat(PosteriorArrays.encode(fit(3, 100).posterior())).isEqualTo(first);
		assertThat(PosteriorArrays.encode(fit(4, 100).posterior())).isNotEqualTo(first);
	}

	@Test
	void whatIsSavedAndLoadedPredictsTheSame() {
		Posterior posterior = fit(1, 100).posterior();
		Posterior loaded = PosteriorArrays.decode(PosteriorArrays.encode(posterior), NETWORK.weightCount());
		assertThat(predict(loaded, 0.3f)).isEqualTo(predict(posterior, 0.3f));
	}

	@Test
	void reportsPercentsAndThePosteriorAtTheEnd() {
		List<TrainingProgress> reports = new ArrayList<>();
		PosteriorFit fit = trainer(1, 10).fit(ROWS, ROWS, reports::add);
		assertThat(reports).extracting(TrainingProgress::percent).isSorted().endsWith(100);
		assertThat(reports).allMatch((report) -> report.elbo() == null);
		assertThat(reports.get(0).posterior()).isNull();
		TrainingProgress last = reports.get(reports.size() - 1);
		assertThat(last.posterior()).isSameAs(fit.posterior());
		assertThat(last.validationAccuracy()).isBetween(0.7, 1.0);
	}

	@Test
	void reportsTheLossOfEachLegThoughThereIsNoBound() {
		List<TrainingProgress> reports = new ArrayList<>();
		trainer(1, 100).fit(ROWS, ROWS, reports::add);
		assertThat(reports).hasSize(4 * 10).allSatisfy((report) -> {
			assertThat(report.negativeLogLikelihood()).isBetween(0.0, 10.0);
			assertThat(report.validationAccuracy()).isBetween(0.0, 1.0);
		});
		TrainingProgress last = reports.get(reports.size() - 1);
		DrawnPosterior posterior = (DrawnPosterior) last.posterior();
		NetworkLogPosterior density = new NetworkLogPosterior(NETWORK, 1, ROWS.features(), ROWS.outcomes(),
				new float[] { 1, 1 });
		double loss = 0;
		for (int s = 0; s < 100; s++) {
			float[] draw = posterior.get(s);
			double[] weights = new double[draw.length];
			for (int p = 0; p < weights.length; p++) {
				weights[p] = draw[p];
			}
			loss -= density.logLikelihood(weights) / ROWS.size() / 100;
		}
		assertThat(last.negativeLogLikelihood()).isEqualTo(loss, within(1e-12));
	}

	@Test
	void reportsOnlyWhatHasBeenDone() {
		List<TrainingProgress> reports = new ArrayList<>();
		new HmcTrainer(NETWORK, 1, new HmcSettings(2, 20, 20, 0.85), ClassWeights.NONE, 10, new float[][] { { 0 } }, 1)
			.fit(ROWS, NONE, reports::add);
		assertThat(reports).extracting(TrainingProgress::step).isSorted().doesNotHaveDuplicates().endsWith(40);
		assertThat(reports).allMatch((report) -> report.validationAccuracy() == null);
	}

	@Test
	void canBeInterrupted() {
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(TrainingInterruptedException.class).isThrownBy(() -> fit(1, 10));
	}

	private static PosteriorFit fit(long seed, int draws) {
		return trainer(seed, draws).fit(ROWS, NONE, (progress) -> {
		});
	}

	private static HmcTrainer trainer(long seed, int draws) {
		return new HmcTrainer(NETWORK, 1, new HmcSettings(2, 200, 300, 0.85), ClassWeights.NONE, draws,
				new float[][] { { -1 }, { 0 }, { 1 } }, seed);
	}

	private static PosteriorPredictive predict(Posterior posterior, float x) {
		return new PosteriorNetwork(NETWORK, posterior.draw(100, 1)).predict(new float[] { x });
	}

}
