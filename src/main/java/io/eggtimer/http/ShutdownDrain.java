package io.eggtimer.http;

import java.time.Duration;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import io.eggtimer.serving.EggTimerProperties;

/**
 * The time between the end of readiness and the end of service. When the application is
 * told to stop, readiness is refused at once; for a while requests are still answered,
 * but connections end with their answer, until whoever balances the load has noticed.
 */
@Component
@ConditionalOnWebApplication // commands run without a server
class ShutdownDrain implements SmartLifecycle {

	private static final Log log = LogFactory.getLog(ShutdownDrain.class);

	private final Duration duration;

	private volatile boolean running;

	private volatile boolean draining;

	@Autowired
	ShutdownDrain(EggTimerProperties properties) {
		this(properties.shutdownDrain());
	}

	ShutdownDrain(Duration duration) {
		this.duration = duration;
	}

	boolean isDraining() {
		return this.draining;
	}

	@Override
	public void start() {
		this.running = true;
		this.draining = false;
	}

	/** Blocks, so that the server is not stopped yet. */
	@Override
	public void stop() {
		this.running = false;
		this.draining = true;
		if (this.duration.isZero()) {
			return;
		}
		log.info("No longer ready; answering requests for another " + this.duration.toSeconds() + " s");
		try {
			Thread.sleep(this.duration.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt(); // no time to wait, then
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Stops before everything else. */
	@Override
	public int getPhase() {
		return Integer.MAX_VALUE;
	}

}
