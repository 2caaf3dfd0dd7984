package io.eggtimer.faults;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.eggtimer.modelstore.ModelStore;

/**
 * Reads a store over and over, on a thread of its own, and verifies each version at the
 * moment that it is first seen, and the newest again and again.
 */
final class StoreReader implements AutoCloseable {

	/** Leaves the processor to those that are to be killed; a kill lasts no shorter. */
	private static final long PAUSE_MILLIS = 5;

	private final Path store;

	private final Set<String> verified = new HashSet<>();

	private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

	private final Thread thread = new Thread(this::read, "store-reader");

	private volatile boolean stopping;

	private StoreReader(Path store) {
		this.store = store;
	}

	static StoreReader start(Path store) {
		StoreReader reader = new StoreReader(store);
		reader.thread.start();
		return reader;
	}

	private void read() {
		while (!this.stopping) {
			try {
				for (String name : ProgramTests.visible(this.store)) {
					if (this.verified.add(name)) {
						new ModelStore(this.store).load(name);
					}
				}
				SmallModel.newest(this.store);
				Thread.sleep(PAUSE_MILLIS);
			}
			catch (Exception ex) {
				this.failures.add(ex);
			}
		}
	}

	List<Throwable> failures() {
		return List.copyOf(this.failures);
	}

	/** Returns how many versions were verified; after the end. */
	int versions() {
		return this.verified.size();
	}

	/** Ends the reading, after all that is visible was verified. */
	void end() throws InterruptedException {
		this.stopping = true;
		this.thread.join();
	}

	@Override
	public void close() {
		this.stopping = true;
	}

}
