package io.eggtimer.http;

import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.jetty.io.CyclicTimeouts;
import org.eclipse.jetty.util.thread.Scheduler;

/** Cuts the connection of every exchange that lasts too long. */
final class Deadlines extends CyclicTimeouts<Exchange> {

	private final Set<Exchange> open = ConcurrentHashMap.newKeySet();

	Deadlines(Scheduler scheduler) {
		super(scheduler);
	}

	void watch(Exchange exchange) {
		this.open.add(exchange);
		schedule(exchange);
	}

	void forget(Exchange exchange) {
		this.open.remove(exchange);
	}

	@Override
	protected Iterator<Exchange> iterator() {
		return this.open.iterator();
	}

	@Override
	protected boolean onExpired(Exchange exchange) {
		exchange.abort();
		return true;
	}

}
