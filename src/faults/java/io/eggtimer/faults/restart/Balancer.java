package io.eggtimer.faults.restart;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Knows which replicas are ready, as far as it has asked. */
final class Balancer implements AutoCloseable {

	/** Much less than the replicas' time to drain. */
	private static final int POLL_MILLIS = 200;

	private final List<InetSocketAddress> replicas = new CopyOnWriteArrayList<>();

	private final Set<InetSocketAddress> ready = ConcurrentHashMap.newKeySet();

	private final AtomicInteger turn = new AtomicInteger();

	private final Thread poll = new Thread(this::poll, "balancer");

	private volatile boolean closed;

	Balancer() {
		this.poll.setDaemon(true);
		this.poll.start();
	}

	/** Adds a replica, and waits until it is ready. */
	void add(InetSocketAddress replica) throws InterruptedException {
		this.replicas.add(replica);
		while (!isReady(replica)) {
			Thread.sleep(POLL_MILLIS);
		}
	}

	void remove(InetSocketAddress replica) {
		this.replicas.remove(replica);
		this.ready.remove(replica);
	}

	boolean isReady(InetSocketAddress replica) {
		return this.ready.contains(replica);
	}

	/** Returns one that is ready, in turn. */
	InetSocketAddress next() {
		List<InetSocketAddress> choice = this.replicas.stream().filter(this::isReady).toList();
		if (choice.isEmpty()) {
			throw new AssertionError("None of the replicas is ready");
		}
		return choice.get(Math.floorMod(this.turn.getAndIncrement(), choice.size()));
	}

	private void poll() {
		while (!this.closed) {
			for (InetSocketAddress replica : this.replicas) {
				if (asksReady(replica)) {
					this.ready.add(replica);
				}
				else {
					this.ready.remove(replica);
				}
			}
			try {
				Thread.sleep(POLL_MILLIS);
			}
			catch (InterruptedException ex) {
				return;
			}
		}
	}

	private static boolean asksReady(InetSocketAddress replica) {
		try (KeptConnection connection = KeptConnection.open(replica)) {
			return connection.get("/readyz").status() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	@Override
	public void close() {
		this.closed = true;
		this.poll.interrupt();
	}

}
