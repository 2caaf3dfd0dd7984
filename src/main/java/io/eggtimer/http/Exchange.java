package io.eggtimer.http;

import java.time.Duration;

import org.eclipse.jetty.io.CyclicTimeouts;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;

/** A request that was admitted, until it is answered or its deadline is over. */
final class Exchange extends Callback.Nested implements CyclicTimeouts.Expirable {

	private final EndPoint endPoint;

	private final long expireNanoTime;

	private final Deadlines deadlines;

	private Exchange(Request request, Duration deadline, Callback callback, Deadlines deadlines) {
		super(callback);
		this.endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
		this.expireNanoTime = NanoTime.now() + deadline.toNanos();
		this.deadlines = deadlines;
	}

	/**
	 * Begins an exchange.
	 * @param deadline how long it may last
	 * @param callback called when the client has taken the answer
	 */
	static Exchange begin(Request request, Duration deadline, Callback callback, Deadlines deadlines) {
		Exchange exchange = new Exchange(request, deadline, callback, deadlines);
		deadlines.watch(exchange);
		return exchange;
	}

	@Override
	public void completed() {
		this.deadlines.forget(this);
	}

	@Override
	public long getExpireNanoTime() {
		return this.expireNanoTime;
	}

	/** Cuts the connection, which wakes up whoever waits for it. */
	void abort() {
		Connections.reset(this.endPoint);
	}

}
