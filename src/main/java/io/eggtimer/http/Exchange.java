package io.eggtimer.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

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

	private final Runnable leave;

	private final AtomicBoolean ended = new AtomicBoolean();

	private Exchange(Request request, Duration deadline, Callback callback, Deadlines deadlines, Runnable leave) {
		super(callback);
		this.endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
		this.expireNanoTime = NanoTime.now() + deadline.toNanos();
		this.deadlines = deadlines;
		this.leave = leave;
	}

	/**
	 * Begins an exchange.
	 * @param deadline how long it may last
	 * @param callback called when the request is answered
	 * @param leave called once after that
	 */
	static Exchange begin(Request request, Duration deadline, Callback callback, Deadlines deadlines, Runnable leave) {
		Exchange exchange = new Exchange(request, deadline, callback, deadlines, leave);
		deadlines.watch(exchange);
		return exchange;
	}

	@Override
	public void completed() {
		if (this.ended.compareAndSet(false, true)) {
			this.deadlines.forget(this);
			this.leave.run();
		}
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
