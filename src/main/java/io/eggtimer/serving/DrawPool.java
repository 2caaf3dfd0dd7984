package io.eggtimer.serving;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

import org.jspecify.annotations.Nullable;

import io.eggtimer.bayes.DrawProbabilities;
import io.eggtimer.bayes.PosteriorNetwork;
import io.eggtimer.bayes.PosteriorPredictive;
import io.eggtimer.bayes.PredictiveCurve;
import io.eggtimer.bayes.ProbabilityBand;
import io.eggtimer.egg.OverloadedException;

/**
 * Predicts on a bounded pool of threads, where that pays: many eggs are split by eggs,
 * and one egg by draws if it has so many draws, or so large a network, that a hand-over
 * between threads is little against the work.
 *
 * <p>
 * The caller works too, and takes whatever the pool has not begun: under load, when every
 * thread is busy, a request costs no waiting, and a full queue means only that the caller
 * does all of it. The results do not depend on who does what.
 *
 * <p>
 * Only so many threads compute at the same time, in the order in which they came: more
 * would take the processors from each other, and from the compiler while it warms up.
 */
final class DrawPool implements AutoCloseable {

	/** Eggs handed out at once; an even number, as two share the loads of the weights. */
	private static final int EGGS = 8;

	/** Waiting jobs per thread; what does not fit is done by its caller. */
	private static final int QUEUE_PER_THREAD = 16;

	/**
	 * Turns per thread: while one computes, others can wake up. Measured, see
	 * RATIONALE.md.
	 */
	private static final int TURNS_PER_THREAD = 3;

	private final Turns turns;

	private final Duration maxWait;

	/** Taken before those to compute, never while one has such a turn. */
	private final Turns curves;

	private final @Nullable ThreadPoolExecutor pool;

	private final int helpers;

	/**
	 * Starts the pool.
	 * @param threads how many threads work on one request, its own included, at least 1
	 * @param maxWait how long work may wait for its turn; after that it fails with an
	 * {@link OverloadedException}
	 */
	DrawPool(int threads, Duration maxWait) {
		this.turns = new Turns(TURNS_PER_THREAD * threads, maxWait);
		this.maxWait = maxWait;
		this.curves = new Turns(threads, maxWait);
		this.helpers = threads - 1;
		this.pool = (this.helpers > 0) ? newPool(this.helpers) : null;
	}

	/**
	 * Computes the predictive of one example under the first draws.
	 * @param network the network
	 * @param x features, shape [D]
	 * @param draws how many, in [1, S]
	 */
	PosteriorPredictive predict(PosteriorNetwork network, float[] x, int draws) {
		int slices = network.slices(draws);
		if (slices == 1) {
			return this.turns.take(() -> network.predict(x, draws));
		}
		DrawProbabilities probabilities = network.newProbabilities(draws);
		run(slices, (slice) -> network.evaluate(x, probabilities, slice, slice + 1));
		return this.turns.take(() -> PosteriorPredictive.of(probabilities));
	}

	/**
	 * Computes the predictives of many examples under the first draws.
	 * @param network the network
	 * @param x features, shape [N, D]
	 * @param draws how many, in [1, S]
	 * @return shape [N]
	 */
	List<PosteriorPredictive> predict(PosteriorNetwork network, float[][] x, int draws) {
		if (x.length == 1) {
			return List.of(predict(network, x[0], draws));
		}
		PosteriorPredictive[] predictives = new PosteriorPredictive[x.length];
		run((x.length + EGGS - 1) / EGGS, (part) -> {
			int from = part * EGGS;
			float[][] some = Arrays.copyOfRange(x, from, Math.min(from + EGGS, x.length));
			List<PosteriorPredictive> answers = network.predict(some, draws);
			for (int n = 0; n < some.length; n++) {
				predictives[from + n] = answers.get(n);
			}
		});
		return List.of(predictives);
	}

	/**
	 * Computes how probable one class is along one feature, under the first draws. As
	 * curves take some memory, there are no more of them at a time than threads.
	 * @param network the network
	 * @param x features, shape [D]; of the one that grows any value
	 * @param feature which one grows
	 * @param values what it grows through, ascending
	 * @param outcome the class
	 * @param draws how many, in [1, S]
	 * @return one band per value
	 */
	List<ProbabilityBand> curve(PosteriorNetwork network, float[] x, int feature, float[] values, int outcome,
			int draws) {
		List<ProbabilityBand> bands = new ArrayList<>(values.length);
		int length = PredictiveCurve.maxValues(draws);
		for (int from = 0; from < values.length; from += length) {
			float[] some = Arrays.copyOfRange(values, from, Math.min(from + length, values.length));
			bands.addAll(this.curves.take(() -> {
				PredictiveCurve curve = network.curve(x, feature, some, outcome, draws);
				run(curve.slices(), curve::evaluate);
				run(curve.stretches(), curve::summarise);
				return curve.bands();
			}));
		}
		return bands;
	}

	/** Does all parts of some work, which may be done in any order and by any thread. */
	private void run(int parts, IntConsumer work) {
		Job job = new Job(parts, (part) -> this.turns.take(() -> {
			work.accept(part);
			return part;
		}));
		for (int i = 0; i < Math.min(this.helpers, parts - 1); i++) {
			if (!offer(job)) {
				break;
			}
		}
		job.run();
		job.await();
	}

	/** Returns how long work may wait for its turn. */
	Duration maxWait() {
		return this.maxWait;
	}

	/** Returns about how many threads wait for their turn to compute. */
	int waiting() {
		return this.turns.waiting() + this.curves.waiting();
	}

	@Override
	public void close() {
		if (this.pool != null) {
			this.pool.shutdownNow();
		}
	}

	private boolean offer(Job job) {
		try {
			if (this.pool != null) {
				this.pool.execute(job);
			}
			return true;
		}
		catch (RejectedExecutionException ex) {
			return false; // the caller does it
		}
	}

	private static ThreadPoolExecutor newPool(int threads) {
		AtomicInteger number = new AtomicInteger();
		ThreadPoolExecutor pool = new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS,
				new ArrayBlockingQueue<>(threads * QUEUE_PER_THREAD), (task) -> {
					Thread thread = new Thread(task, "draws-" + number.incrementAndGet());
					thread.setDaemon(true);
					return thread;
				});
		pool.prestartAllCoreThreads();
		return pool;
	}

	/** Work whose parts are taken by whoever comes first. */
	private static final class Job implements Runnable {

		private final int parts;

		private final IntConsumer work;

		private final AtomicInteger next = new AtomicInteger();

		private final CountDownLatch open;

		private volatile @Nullable Throwable failure;

		Job(int parts, IntConsumer work) {
			this.parts = parts;
			this.work = work;
			this.open = new CountDownLatch(parts);
		}

		@Override
		public void run() {
			for (int part = this.next.getAndIncrement(); part < this.parts; part = this.next.getAndIncrement()) {
				try {
					if (this.failure == null) { // or nobody waits for the rest
						this.work.accept(part);
					}
				}
				catch (RuntimeException | Error ex) {
					this.failure = ex; // the caller throws it
				}
				finally {
					this.open.countDown();
				}
			}
		}

		/**
		 * Waits for parts that others have begun: never long, so not to be interrupted.
		 */
		void await() {
			boolean interrupted = false;
			while (true) {
				try {
					this.open.await();
					break;
				}
				catch (InterruptedException ex) {
					interrupted = true;
				}
			}
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
			Throwable cause = this.failure;
			if (cause instanceof OverloadedException overloaded) {
				throw overloaded;
			}
			if (cause != null) {
				throw new IllegalStateException("A prediction failed", cause);
			}
		}

	}

}
