package io.eggtimer.serving;

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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Tests for {@link DrawPool}. */
class DrawPoolTests {

	private static final float[] X = { 0.3f, -0.8f };

	private final PosteriorNetwork network = network(5000);

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 7 })
	void theAnswerDoesNotDependOnTheNumberOfThreads(int threads) {
		try (DrawPool pool = new DrawPool(threads)) {
			for (int draws : new int[] { 1, 127, 128, 129, 640, 641, 5000 }) {
				assertThat(PosteriorPredictive.of(pool.evaluate(this.network, X, draws)))
					.isEqualTo(PosteriorPredictive.of(alone(draws)));
			}
		}
	}

	@Test
	void aFullQueueOnlyMeansThatCallersWorkAlone() throws Exception {
		PosteriorPredictive expected = this.network.predict(X);
		ExecutorService callers = Executors.newFixedThreadPool(64);
		try (DrawPool pool = new DrawPool(2)) {
			List<Future<PosteriorPredictive>> answers = new ArrayList<>();
			for (int i = 0; i < 2000; i++) {
				answers.add(callers.submit(() -> PosteriorPredictive.of(pool.evaluate(this.network, X, 5000))));
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
		DrawPool pool = new DrawPool(3);
		pool.close();
		assertThat(PosteriorPredictive.of(pool.evaluate(this.network, X, 5000))).isEqualTo(this.network.predict(X));
	}

	@Test
	void aFailureReachesTheCallerWhoeverMetIt() {
		try (DrawPool pool = new DrawPool(4)) {
			float[] tooShort = { 1 };
			assertThatIllegalStateException().isThrownBy(() -> pool.evaluate(this.network, tooShort, 5000))
				.withCauseInstanceOf(ArrayIndexOutOfBoundsException.class);
			assertThat(PosteriorPredictive.of(pool.evaluate(this.network, X, 5000))).isEqualTo(this.network.predict(X));
		}
	}

	@Test
	void anInterruptedCallerGetsItsAnswerAndStaysInterrupted() {
		try (DrawPool pool = new DrawPool(2)) {
			Thread.currentThread().interrupt();
			assertThat(PosteriorPredictive.of(pool.evaluate(this.network, X, 5000))).isEqualTo(this.network.predict(X));
			assertThat(Thread.interrupted()).isTrue();
		}
	}

	private io.eggtimer.bayes.DrawProbabilities alone(int draws) {
		var probabilities = this.network.newProbabilities(draws);
		this.network.evaluate(X, probabilities, 0, this.network.slices(draws));
		return probabilities;
	}

	private static PosteriorNetwork network(int draws) {
		NetworkShape shape = new NetworkShape(2, List.of(16, 6), 3, Activation.RELU);
		int weights = shape.weightCount();
		return new PosteriorNetwork(shape,
				MeanFieldPosterior.of(new float[weights], new float[weights]).draw(draws, 1));
	}

}
