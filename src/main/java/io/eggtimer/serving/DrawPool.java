package io.eggtimer.serving;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import io.eggtimer.bayes.DrawProbabilities;
import io.eggtimer.bayes.PosteriorNetwork;

/**
 * Evaluates posterior draws on a bounded pool of threads.
 *
 * <p>
 * The caller works too, and takes whatever the pool has not begun: under load, when every
 * thread is busy, a request costs no waiting and no hand-over, and a full queue means
 * only that the caller does all of it. The results do not depend on who does what.
 */
final class DrawPool implements AutoCloseable {

	/**
	 * Slices handed out at once: large enough to be worth a hand-over between threads.
	 */
	private static final int CHUNK = 5;

	/** Waiting jobs per thread; what does not fit is done by its caller. */
	private static final int QUEUE_PER_THREAD = 16;

	private final @Nullable ThreadPoolExecutor pool;

	private final int helpers;

	/**
	 * Starts the pool.
	 * @param threads how many threads work on one request, its own included, at least 1
	 */
	DrawPool(int threads) {
		this.helpers = threads - 1;
		this.pool = (this.helpers > 0) ? newPool(this.helpers) : null;
	}

	/**
	 * Evaluates the first {@code draws} draws for one example.
	 * @param network the network
	 * @param x features, shape [D]
	 * @param draws how many, in [1, S]
	 * @return what each draw says
	 */
	DrawProbabilities evaluate(PosteriorNetwork network, float[] x, int draws) {
		Job job = new Job(network, x, draws);
		for (int i = 0; i < Math.min(this.helpers, job.chunks - 1); i++) {
			if (!offer(job)) {
				break;
			}
		}
		job.run();
		return job.await();
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

	/** One request: its chunks are taken by whoever comes first. */
	private static final class Job implements Runnable {

		private final PosteriorNetwork network;

		private final float[] x;

		private final DrawProbabilities result;

		private final int slices;

		private final int chunks;

		private final AtomicInteger next = new AtomicInteger();

		private final CountDownLatch open;

		private volatile @Nullable Throwable failure;

		Job(PosteriorNetwork network, float[] x, int draws) {
			this.network = network;
			this.x = x;
			this.result = network.newProbabilities(draws);
			this.slices = network.slices(draws);
			this.chunks = (this.slices - 1) / CHUNK + 1;
			this.open = new CountDownLatch(this.chunks);
		}

		@Override
		public void run() {
			for (int chunk = this.next.getAndIncrement(); chunk < this.chunks; chunk = this.next.getAndIncrement()) {
				try {
					int from = chunk * CHUNK;
					this.network.evaluate(this.x, this.result, from, Math.min(from + CHUNK, this.slices));
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
		 * Waits for chunks that others have begun: never long, so not to be interrupted.
		 */
		DrawProbabilities await() {
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
			if (cause != null) {
				throw new IllegalStateException("Posterior draws could not be evaluated", cause);
			}
			return this.result;
		}

	}

}
