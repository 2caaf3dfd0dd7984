package io.eggtimer.serving;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import io.eggtimer.egg.OverloadedException;

/**
 * Bytes that are made when the first asks for them, by the thread that does, and kept.
 * Others who ask meanwhile wait for it. Where it fails, the next one tries again.
 */
final class LazyBytes {

	private final Supplier<byte[]> source;

	private final long patienceNanos;

	private final AtomicReference<FutureTask<byte[]>> task;

	/**
	 * Creates bytes that are not made yet.
	 * @param source makes them
	 * @param patience how long others wait
	 */
	LazyBytes(Supplier<byte[]> source, Duration patience) {
		this.source = source;
		this.patienceNanos = patience.toNanos();
		this.task = new AtomicReference<>(new FutureTask<>(source::get));
	}

	/**
	 * Returns the bytes.
	 * @return not to be changed
	 * @throws OverloadedException if they are not made in time
	 */
	byte[] get() {
		FutureTask<byte[]> current = this.task.get();
		current.run(); // does nothing if another thread does it, or has done it
		try {
			return current.get(this.patienceNanos, TimeUnit.NANOSECONDS);
		}
		catch (ExecutionException ex) {
			this.task.compareAndSet(current, new FutureTask<>(this.source::get));
			if (ex.getCause() instanceof OverloadedException overloaded) {
				throw overloaded;
			}
			throw new IllegalStateException("What is to be kept could not be made", ex.getCause());
		}
		catch (TimeoutException ex) {
			throw new OverloadedException();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new OverloadedException(); // the server stops
		}
	}

}
