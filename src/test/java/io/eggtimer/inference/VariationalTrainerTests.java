package io.eggtimer.inference;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.eggtimer.bayes.Activation;
import io.eggtimer.bayes.GaussianPosterior;
import io.eggtimer.bayes.NetworkShape;
import io.eggtimer.bayes.Posterior;
import io.eggtimer.bayes.PosteriorNetwork;
import io.eggtimer.bayes.PosteriorPredictive;
import io.eggtimer.bayes.SeededRandom;
import io.eggtimer.dataset.ScaledRows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/** Tests for {@link VariationalTrainer}. */
class VariationalTrainerTests {

	private static final NetworkShape NETWORK = new NetworkShape(2, List.of(8), 3, Activation.RELU);

	private static final ScaledRows NO_ROWS = new ScaledRows(new float[0][], new int[0]);

	@Test
	void climbsTheElboAndLearnsWhatIsThere() {
		List<TrainingProgress> reports = new ArrayList<>();
		ScaledRows rows = threeBands(150, 1);
		PosteriorFit fit = trainer(settings(400, 0.05, 1024), 3).fit(rows, threeBands(60, 2), reports::add);
		assertThat(fit.elbo().elbo()).isGreaterThan(elbo(reports.get(0)).elbo() + 20);
		// guessing loses ln 3 a row, 165 nats
		assertThat(fit.elbo().elbo()).isGreaterThan(-150 * Math.log(3) + 30);
		assertThat(reports.get(9).validationAccuracy()).isGreaterThan(0.9);
	}

	@Test
	void reportsTenTimesWhateverTheNumberOfSteps() {
		for (int steps : new int[] { 10, 37, 400 }) {
			List<TrainingProgress> reports = new ArrayList<>();
			trainer(settings(steps, 0.01, 1024), 3).fit(threeBands(30, 1), NO_ROWS, reports::add);
			assertThat(reports).hasSize(10);
			assertThat(reports.get(9).percent()).isEqualTo(100);
			assertThat(reports).extracting(TrainingProgress::step)
				.startsWith((steps + 9) / 10)
				.endsWith(steps)
				.isSorted()
				.doesNotHaveDuplicates();
		}
	}

	@Test
	void withoutValidationRowsThereIsNoAccuracy() {
		trainer(settings(5, 0.01, 1024), 3).fit(threeBands(30, 1), NO_ROWS,
				(progress) -> assertThat(progress.validationAccuracy()).isNull());
	}

	@Test
	void theReportedElboAddsUp() {
		PosteriorFit fit = fit(settings(20, 0.01, 1024), 3);
		ElboEstimate end = fit.elbo();
		assertThat(end.elbo()).isEqualTo(-(end.negativeLogLikelihood() * 30 + end.klDivergence()), within(1e-9));
		assertThat(end.klDivergence()).isEqualTo(gaussian(fit).klDivergence(1), within(1e-9));
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void theSameSeedGivesTheSamePosteriorBitForBit(VariationalFamily family, GradientEstimator estimator) {
		VariationalSettings miniBatches = settings(family, estimator, ClassWeights.NONE, 50, 0.02, 7);
		byte[] first = PosteriorArrays.encode(fit(miniBatches, 3).posterior());
		assertThat(PosteriorArrays.encode(fit(miniBatches, 3).posterior())).isEqualTo(first);
		assertThat(PosteriorArrays.encode(fit(miniBatches, 4).posterior())).isNotEqualTo(first);
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void everyKindClimbsAboutAsHigh(VariationalFamily family, GradientEstimator estimator) {
		ScaledRows rows = threeBands(150, 1);
		double shared = trainer(settings(600, 0.05, 1024), 3).fit(rows, NO_ROWS, (progress) -> {
		}).elbo().elbo();
		double elbo = trainer(settings(family, estimator, ClassWeights.NONE, 600, 0.05, 1024), 3)
			.fit(rows, NO_ROWS, (progress) -> {
			})
			.elbo()
			.elbo();
		// the ELBO of the start is some -330 nats; other ways end within a few nats
		assertThat(elbo).isEqualTo(shared, within(15.0));
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void whatIsSavedAndLoadedPredictsTheSame(VariationalFamily family, GradientEstimator estimator) {
		Posterior posterior = fit(settings(family, estimator, ClassWeights.NONE, 20, 0.05, 1024), 3).posterior();
		Posterior loaded = PosteriorArrays.decode(PosteriorArrays.encode(posterior), NETWORK.weightCount());
		float[] x = { 0.3f, -0.2f };
		assertThat(new PosteriorNetwork(NETWORK, loaded.draw(200, 1)).predict(x))
			.isEqualTo(new PosteriorNetwork(NETWORK, posterior.draw(200, 1)).predict(x));
	}

	@Test
	void everyReportShowsThePosteriorAsItIsThen() {
		List<TrainingProgress> reports = new ArrayList<>();
		PosteriorFit fit = trainer(settings(20, 0.05, 1024), 3).fit(threeBands(30, 1), NO_ROWS, reports::add);
		assertThat(reports.get(9).posterior()).isSameAs(fit.posterior());
		assertThat(((GaussianPosterior) reports.get(0).posterior()).loc()).isNotEqualTo(gaussian(fit).loc());
	}

	@Test
	void collectingGarbageMeanwhileChangesNothing() throws InterruptedException {
		VariationalSettings settings = settings(400, 0.02, 1024);
		float[] quiet = gaussian(fit(settings, 3)).loc();
		AtomicBoolean done = new AtomicBoolean();
		Thread collector = new Thread(() -> {
			while (!done.get()) {
				System.gc(); // frees what only native code still points to, then reuses
								// it
				for (int i = 0; i < 1000; i++) {
					ByteBuffer.allocateDirect(Float.BYTES).putInt(0, -1);
				}
			}
		});
		collector.start();
		try {
			assertThat(gaussian(fit(settings, 3)).loc()).containsExactly(quiet);
		}
		finally {
			done.set(true);
			collector.join();
		}
	}

	@Test
	void miniBatchesFindTheSameElboAsAllRowsAtOnce() {
		ScaledRows rows = threeBands(150, 1);
		double all = trainer(settings(600, 0.05, 1024), 3).fit(rows, NO_ROWS, (progress) -> {
		}).elbo().elbo();
		double batches = trainer(settings(600, 0.05, 50), 3).fit(rows, NO_ROWS, (progress) -> {
		}).elbo().elbo();
		// a KL counted per batch instead of per data set would cost some 40 nats
		assertThat(batches).isEqualTo(all, within(15.0));
	}

	@Test
	void withNoDataTheNetworkFallsBackToItsPrior() {
		// one row against 1000 steps of KL: the spread of the predictive stays that of
		// the prior
		ScaledRows one = new ScaledRows(new float[][] { { 0, 0 } }, new int[] { 1 });
		PosteriorFit fit = trainer(settings(1000, 0.05, 1024), 3).fit(one, NO_ROWS, (progress) -> {
		});
		PosteriorPredictive far = new PosteriorNetwork(NETWORK, fit.posterior().draw(2000, 1))
			.predict(new float[] { 3, -3 });
		assertThat(far.mutualInformation()).isGreaterThan(0.3);
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void balancedClassWeightsLiftTheRareClass(VariationalFamily family, GradientEstimator estimator) {
		ScaledRows rows = rareClass();
		double rare = rareProbability(rows, settings(family, estimator, ClassWeights.NONE, 500, 0.05, 1024));
		double balanced = rareProbability(rows, settings(family, estimator, ClassWeights.BALANCED, 500, 0.05, 1024));
		assertThat(balanced).isGreaterThan(rare + 0.1);
	}

	@Test
	void warmUpChangesTheWayButNotTheGoal() {
		VariationalSettings warm = new VariationalSettings(VariationalFamily.MEAN_FIELD,
				GradientEstimator.REPARAMETERIZATION, ClassWeights.NONE, 600, 0.05, 1024, 4, 0.5);
		ScaledRows rows = threeBands(150, 1);
		double cold = trainer(settings(600, 0.05, 1024), 3).fit(rows, NO_ROWS, (progress) -> {
		}).elbo().elbo();
		List<TrainingProgress> reports = new ArrayList<>();
		double warmed = trainer(warm, 3).fit(rows, NO_ROWS, reports::add).elbo().elbo();
		assertThat(warmed).isEqualTo(cold, within(15.0));
		assertThat(elbo(reports.get(0)).klDivergence()).isGreaterThan(elbo(reports.get(9)).klDivergence());
	}

	@Test
	void anExplodingElboStopsTheTraining() {
		assertThatExceptionOfType(TrainingException.class).isThrownBy(() -> fit(settings(200, 1000, 1024), 3))
			.withMessageContaining("learning-rate 1000.0");
	}

	@Test
	void anExplosionAtTheLastStepIsNoticedToo() {
		// the only step is the last of its cosine, of size 10: hopeless in a deep network
		NetworkShape deep = new NetworkShape(2, List.of(8, 8, 8), 3, Activation.RELU);
		VariationalTrainer trainer = new VariationalTrainer(deep, 1, settings(1, 1000, 1024), 3);
		assertThatExceptionOfType(TrainingException.class)
			.isThrownBy(() -> trainer.fit(threeBands(30, 1), NO_ROWS, (progress) -> {
			}))
			.withMessageContaining("after 1 of 1 steps");
	}

	@Test
	void aWarmUpOfTheKlIsNoExplosion() {
		NetworkShape wide = new NetworkShape(2, List.of(100, 100), 3, Activation.RELU);
		VariationalSettings warm = new VariationalSettings(VariationalFamily.MEAN_FIELD,
				GradientEstimator.REPARAMETERIZATION, ClassWeights.NONE, 40, 0.03, 1024, 1, 0.5);
		ScaledRows few = threeBands(30, 1);
		// the KL alone is more than a hundred times the first loss without it
		assertThat(new VariationalTrainer(wide, 1, warm, 3).fit(few, NO_ROWS, (progress) -> {
		}).elbo().klDivergence() / 30).isGreaterThan(100);
	}

	@Test
	void anElboThatIsNotANumberStopsTheTraining() {
		ScaledRows rows = new ScaledRows(new float[][] { { Float.NaN, 0 } }, new int[] { 1 });
		assertThatExceptionOfType(TrainingException.class)
			.isThrownBy(() -> trainer(settings(20, 0.01, 1024), 3).fit(rows, NO_ROWS, (progress) -> {
			}))
			.withMessageContaining("NaN");
	}

	@Test
	void anInterruptStopsTheTraining() {
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(TrainingInterruptedException.class)
			.isThrownBy(() -> fit(settings(1_000_000, 0.01, 1024), 3));
		assertThat(Thread.interrupted()).isFalse();
	}

	private static PosteriorFit fit(VariationalSettings settings, long seed) {
		return trainer(settings, seed).fit(threeBands(30, 1), NO_ROWS, (progress) -> {
		});
	}

	private static List<Arguments> kinds() {
		List<Arguments> kinds = new ArrayList<>();
		for (GradientEstimator estimator : GradientEstimator.values()) {
			kinds.add(Arguments.of(VariationalFamily.MEAN_FIELD, estimator));
		}
		kinds.add(Arguments.of(VariationalFamily.FULL_COVARIANCE, GradientEstimator.REPARAMETERIZATION));
		return kinds;
	}

	private static ElboEstimate elbo(TrainingProgress progress) {
		return Objects.requireNonNull(progress.elbo());
	}

	private static double rareProbability(ScaledRows rows, VariationalSettings settings) {
		PosteriorFit fit = trainer(settings, 3).fit(rows, NO_ROWS, (progress) -> {
		});
		return new PosteriorNetwork(NETWORK, fit.posterior().draw(500, 1)).predict(new float[] { 0, 0 })
			.classes()
			.get(2)
			.mean();
	}

	private static VariationalTrainer trainer(VariationalSettings settings, long seed) {
		return new VariationalTrainer(NETWORK, 1, settings, seed);
	}

	private static VariationalSettings settings(int steps, double learningRate, int batchSize) {
		return settings(VariationalFamily.MEAN_FIELD, GradientEstimator.REPARAMETERIZATION, ClassWeights.NONE, steps,
				learningRate, batchSize);
	}

	private static VariationalSettings settings(VariationalFamily family, GradientEstimator estimator,
			ClassWeights weights, int steps, double learningRate, int batchSize) {
		return new VariationalSettings(family, estimator, weights, steps, learningRate, batchSize, 4, 0);
	}

	/** The class is decided by the second feature alone. */
	private static ScaledRows threeBands(int size, long seed) {
		SeededRandom random = SeededRandom.seeded(seed);
		float[][] features = new float[size][];
		int[] outcomes = new int[size];
		for (int n = 0; n < size; n++) {
			features[n] = new float[] { (float) random.nextGaussian(), (float) (1.5 * random.nextGaussian()) };
			outcomes[n] = (features[n][1] < -0.7) ? 0 : (features[n][1] < 0.7) ? 1 : 2;
		}
		return new ScaledRows(features, outcomes);
	}

	/** Features that say nothing, and nine rows of class 0 to each of class 2. */
	private static ScaledRows rareClass() {
		int[] outcomes = new int[200];
		for (int n = 0; n < outcomes.length; n++) {
			outcomes[n] = (n % 10 == 0) ? 2 : 0;
		}
		return new ScaledRows(new float[200][2], outcomes);
	}

	private static GaussianPosterior gaussian(PosteriorFit fit) {
		return (GaussianPosterior) fit.posterior();
	}

}
