package io.eggtimer.serving;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.eggtimer.bayes.Activation;
import io.eggtimer.bayes.MeanFieldPosterior;
import io.eggtimer.bayes.NetworkShape;
import io.eggtimer.bayes.PosteriorNetwork;
import io.eggtimer.bayes.PosteriorPredictive;
import io.eggtimer.bayes.PredictiveCurve;
import io.eggtimer.bayes.ProbabilityBand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

/** Tests for {@link DrawPool}. */
class DrawPoolTests {

	private static final float[] X = { 0.3f, -0.8f };

	/** So many draws that one egg is split. */
	private static final int DRAWS = 40_000;

	private final PosteriorNetwork network = network(DRAWS);

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 7 })
	void theAnswerDoesNotDependOnTheNumberOfThreads(int threads) {
		try (DrawPool pool = new DrawPool(threads, Duration.ofMinutes(1))) {
			assertThat(this.network.slices(DRAWS)).isGreaterThan(3);
			for (int draws : new int[] { 1, 511, 512, 513, 12_288, 12_289, DRAWS }) {
				assertThat(pool.predict(this.network, X, draws)).isEqualTo(this.network.predict(X, draws));
			}
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 7 })
	void aCurveDoesNotDependOnTheNumberOfThreadsNorOnHowItIsSplitToSaveMemory(int threads) {
		float[] values = new float[150];
		for (int i = 0; i < values.length; i++) {
			values[i] = i / 50f - 1;
		}
		List<ProbabilityBand> expected = this.network.curve(X, 1, values, 2, DRAWS).evaluate();
		assertThat(PredictiveCurve.maxValues(DRAWS)).isLessThan(values.length);
		try (DrawPool pool = new DrawPool(threads, Duration.ofMinutes(1))) {
			List<ProbabilityBand> curve = pool.curve(this.network, X, 1, values, 2, DRAWS);
			assertThat(curve).hasSameSizeAs(expected);
			for (int i = 0; i < values.length; i++) {
				// a second part starts afresh, with other rounding
				assertThat(curve.get(i).mean()).isEqualTo(expected.get(i).mean(), within(1e-6));
				assertThat(curve.get(i).upper()).isEqualTo(expected.get(i).upper(), within(1e-3));
			}
			assertThat(pool.curve(this.network, X, 1, values, 2, 700))
				.isEqualTo(this.network.curve(X, 1, values, 2, 700).evaluate());
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 7 })
	void manyEggsKeepTheirOrderWhoeverAnswers(int threads) {
		float[][] x = new float[53][];
		for (int n = 0; n < x.length; n++) {
			x[n] = new float[] { n / 10f - 2, 1 };
		}
		try (DrawPool pool = new DrawPool(threads, Duration.ofMinutes(1))) {
			List<PosteriorPredictive> answers = pool.predict(this.network, x, 600);
			assertThat(answers).hasSize(x.length);
			for (int n = 0; n < x.length; n++) {
				assertThat(answers.get(n)).isEqualTo(this.network.predict(x[n], 600));
			}
			assertThat(pool.predict(this.network, new float[0][], 600)).isEmpty();
		}
	}

	@Test
	void aFullQueueOnlyMeansThatCallersWorkAlone() throws Exception {
		PosteriorPredictive expected = this.network.predict(X);
		ExecutorService callers = Executors.newFixedThreadPool(64);
		try (DrawPool pool = new DrawPool(2, Duration.ofMinutes(1))) {
			List<Future<PosteriorPredictive>> answers = new ArrayList<>();
			for (int i = 0; i < 200; i++) {
				answers.add(callers.submit(() -> pool.predict(this.network, X, DRAWS)));
			}
			for (Future<PosteriorPredictive> answer : answers) {
				assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo(expected);
			}
		}
		finally {
			callers.shutdownNow();
		}
	}

	@Test
	void aClosedPoolStillAnswers() {
		DrawPool pool = new DrawPool(3, Duration.ofMinutes(1));
		pool.close();
		assertThat(pool.predict(this.network, X, DRAWS)).isEqualTo(this.network.predict(X));
	}

	@Test
	void aFailureReachesTheCallerWhoeverMetIt() {
		try (DrawPool pool = new DrawPool(4, Duration.ofMinutes(1))) {
			float[] tooShort = { 1 };
			assertThatIllegalStateException().isThrownBy(() -> pool.predict(this.network, tooShort, DRAWS))
				.withCauseInstanceOf(ArrayIndexOutOfBoundsException.class);
			assertThat(pool.predict(this.network, X, DRAWS)).isEqualTo(this.network.predict(X));
		}
	}

	@Test
	void anInterruptedCallerGetsItsAnswerAndStaysInterrupted() {
		try (DrawPool pool = new DrawPool(2, Duration.ofMinutes(1))) {
			Thread.currentThread().interrupt();
			assertThat(pool.predict(this.network, X, DRAWS)).isEqualTo(this.network.predict(X));
			assertThat(Thread.interrupted()).isTrue();
		}
	}

	private static PosteriorNetwork network(int draws) {
		NetworkShape shape = new NetworkShape(2, List.of(16, 6), 3, Activation.RELU);
		int weights = shape.weightCount();
		return new PosteriorNetwork(shape,
				MeanFieldPosterior.of(new float[weights], new float[weights]).draw(draws, 1));
	}

}
