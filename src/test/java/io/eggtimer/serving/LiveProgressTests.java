package io.eggtimer.serving;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.eggtimer.egg.DecisionPolicy;
import io.eggtimer.inference.ElboEstimate;
import io.eggtimer.inference.TrainingProgress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** Tests for {@link LiveProgress} and {@link ProgressBoard}. */
@Timeout(60)
class LiveProgressTests {

	private static final Duration LONG = Duration.ofMinutes(1);

	private final DrawPool pool = new DrawPool(1, LONG);

	private final ActiveModel active = new ActiveModel(this.pool, new DecisionPolicy(0.8, 0.2),
			new PredictionMetrics(new SimpleMeterRegistry()));

	private final ModelProgress progress = new ModelProgress();

	private final LiveProgress live = new LiveProgress(this.active, this.progress);

	private final Hearer hearer = new Hearer();

	@AfterEach
	void close() {
		this.live.stop();
		this.pool.close();
	}

	@Test
	void tellsWhereItIsAtOnceAndThenEachChangeUntilItIsReady() throws Exception {
		CompletableFuture<Void> end = follow(this.hearer, LONG);
		assertThat(this.hearer.next()).isEqualTo("starting null");
		this.progress.loading();
		assertThat(this.hearer.next()).isEqualTo("loading null");
		this.progress.training();
		assertThat(this.hearer.next()).isEqualTo("training null");
		train(10, 20);
		assertThat(this.hearer.next()).isEqualTo("training 10");
		assertThat(this.hearer.next()).isEqualTo("training 20");
		this.progress.ready("v1");
		assertThat(this.hearer.next()).isEqualTo("ready v1");
		end.get();
		assertThat(this.hearer.heard).isEmpty();
	}

	@Test
	void whoComesLateIsToldAllOfTheTrainingAndNothingBeforeIt() throws Exception {
		this.progress.loading();
		this.progress.training();
		train(10, 20, 30);
		follow(this.hearer, LONG);
		for (int percent : new int[] { 10, 20, 30 }) {
			assertThat(this.hearer.next()).isEqualTo("training " + percent);
		}
		train(40);
		assertThat(this.hearer.next()).isEqualTo("training 40");
	}

	@Test
	void whoComesAfterwardsIsToldTheVersionInUse(@TempDir Path store) throws Exception {
		this.progress.ready("the first");
		ServingModel newer = TestModels.trained(store, 1);
		this.active.swap(newer);
		follow(this.hearer, LONG).get();
		assertThat(this.hearer.heard).containsExactly("ready " + newer.version());
	}

	@Test
	void aFailureIsTheEndAndSaysWhereToLook() throws Exception {
		CompletableFuture<Void> end = follow(this.hearer, LONG);
		assertThat(this.hearer.next()).isEqualTo("starting null");
		this.progress.failed();
		end.get();
		follow(this.hearer, LONG).get();
		assertThat(this.hearer.heard).hasSize(2).allMatch((report) -> report.startsWith("failed "));
		assertThat(this.hearer.last.message()).contains("log");
	}

	@Test
	void theEndOfTheServiceIsTheEndAndNobodyWaitsAfterIt() throws Exception {
		List<CompletableFuture<Void>> ends = List.of(follow(this.hearer, LONG), follow(this.hearer, LONG));
		this.hearer.next();
		this.hearer.next();
		this.live.stop();
		for (CompletableFuture<Void> end : ends) {
			end.get();
		}
		follow(this.hearer, LONG).get();
	}

	@Test
	void breaksTheSilence() throws Exception {
		follow(this.hearer, Duration.ofMillis(1));
		assertThat(this.hearer.next()).isEqualTo("starting null");
		assertThat(this.hearer.next()).isEqualTo("silence");
		assertThat(this.hearer.next()).isEqualTo("silence");
	}

	@Test
	void aListenerThatCannotBeToldDelaysNoTraining() {
		Hearer gone = new Hearer() {

			@Override
			public void onReport(ProgressReport report) throws IOException {
				throw new IOException("gone");
			}

		};
		assertThatIOException().isThrownBy(() -> this.live.follow(LONG, gone));
		Hearer slow = new Hearer() {

			@Override
			public synchronized void onReport(ProgressReport report) throws IOException {
				super.onReport(report);
			}

		};
		synchronized (slow) { // keeps it from hearing
			follow(slow, LONG);
			this.progress.training();
			train(10, 20, 30);
		}
		assertThat(this.progress.latestTraining().percent()).isEqualTo(30);
	}

	private void train(int... percents) {
		for (int percent : percents) {
			this.progress
				.onProgress(new TrainingProgress(percent, percent, null, new ElboEstimate(-30, 0.5, 20), 0.5, 0.75));
		}
	}

	private CompletableFuture<Void> follow(Hearer hearer, Duration heartbeat) {
		return CompletableFuture.runAsync(() -> {
			try {
				this.live.follow(heartbeat, hearer);
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		}, (task) -> new Thread(task).start());
	}

	/** Remembers what it hears, and when it heard nothing. */
	private static class Hearer implements ProgressFeed.Listener {

		private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

		private volatile ProgressReport last;

		@Override
		public void onReport(ProgressReport report) throws IOException {
			this.last = report;
			this.heard.add(report.phase() + " "
					+ ((report.modelVersion() != null) ? report.modelVersion() : report.percent()));
		}

		@Override
		public void onSilence() {
			this.heard.add("silence");
		}

		private String next() throws InterruptedException {
			return this.heard.take();
		}

	}

}
