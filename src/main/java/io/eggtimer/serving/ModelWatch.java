package io.eggtimer.serving;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Looks for newer versions in the store, and brings them into service while requests run.
 * Whatever goes wrong, the version in use stays.
 */
@Component
@Profile("!train & !evaluate")
class ModelWatch implements DisposableBean {

	private static final Log log = LogFactory.getLog(ModelWatch.class);

	private final ModelProvider provider;

	private final ActiveModel active;

	private final Duration interval;

	private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread watching = new Thread(task, "model-watch");
		watching.setDaemon(true);
		return watching;
	});

	private String lastFailure = "";

	@Autowired
	ModelWatch(ModelProvider provider, ActiveModel active, EggTimerProperties properties) {
		this(provider, active, properties.modelStorePoll());
	}

	/**
	 * Creates a watch.
	 * @param interval how often to look; zero for never
	 */
	ModelWatch(ModelProvider provider, ActiveModel active, Duration interval) {
		this.provider = provider;
		this.active = active;
		this.interval = interval;
	}

	@EventListener(ApplicationReadyEvent.class)
	void start() {
		if (!this.interval.isZero()) {
			long nanos = this.interval.toNanos();
			this.thread.scheduleWithFixedDelay(this::poll, nanos, nanos, TimeUnit.NANOSECONDS);
		}
	}

	/**
	 * Looks now. Does nothing while there is no model yet, or where one is pinned.
	 * @throws RuntimeException if that fails; the version in use stays
	 */
	synchronized void look() {
		Optional<ServingModel> newer = this.active.current().flatMap((model) -> this.provider.newer(model.version()));
		newer.ifPresent((model) -> {
			this.active.swap(model);
			log.info("Serving model %s from now on".formatted(model.version()));
		});
	}

	/** Looks, and warns once of what is in the way. */
	void poll() {
		try {
			look();
			this.lastFailure = "";
		}
		catch (RuntimeException | Error ex) { // or nobody would ever look again
			String failure = ex.toString();
			if (!failure.equals(this.lastFailure)) {
				log.warn("Cannot look for newer models; the one in use stays", ex);
				this.lastFailure = failure;
			}
		}
	}

	@Override
	public void destroy() {
		this.thread.shutdownNow();
	}

}
