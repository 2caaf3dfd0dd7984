package io.eggtimer.serving;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.DisposableBean;
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

	ModelWatch(ModelProvider provider, ActiveModel active, EggTimerProperties properties) {
		this.provider = provider;
		this.active = active;
		this.interval = properties.modelStorePoll();
	}

	@EventListener(ApplicationReadyEvent.class)
	void start() {
		if (!this.interval.isZero()) {
			long millis = this.interval.toMillis();
			this.thread.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
		}
	}

	/** Looks now. Does nothing while there is no model yet, or where one is pinned. */
	synchronized void look() {
		try {
			Optional<ServingModel> newer = this.active.current()
				.flatMap((model) -> this.provider.newer(model.version()));
			newer.ifPresent((model) -> {
				this.active.swap(model);
				log.info("Serving model %s from now on".formatted(model.version()));
			});
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
