package io.eggtimer.serving;

import java.util.concurrent.CountDownLatch;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Brings the model into service, on a thread of its own while the server starts. If there
 * is none to be had, the process ends with a message that says what to do.
 */
@Component
@Profile("!train & !evaluate")
class ModelStartup implements WebServerFactoryCustomizer<ConfigurableWebServerFactory>, DisposableBean {

	private static final Log log = LogFactory.getLog(ModelStartup.class);

	/**
	 * A training looks for an interrupt at every step, or every iteration of a Markov
	 * chain: every few milliseconds, for some hundred rows.
	 */
	private static final long STOP_MILLIS = 5_000;

	private final ModelProvider provider;

	private final ActiveModel active;

	private final ModelProgress progress;

	private final ProcessExit exit;

	private volatile @Nullable Thread thread;

	private volatile boolean stopping;

	/** Opens when the application has started, or gives up. */
	private final CountDownLatch started = new CountDownLatch(1);

	ModelStartup(ModelProvider provider, ActiveModel active, ModelProgress progress, ProcessExit exit) {
		this.provider = provider;
		this.active = active;
		this.progress = progress;
		this.exit = exit;
	}

	/**
	 * Begins to load. Nothing is customized: this is the moment before the web server is
	 * set up, which takes about as long as to load a model.
	 */
	@Override
	public void customize(ConfigurableWebServerFactory server) {
		Thread started = new Thread(this::bringIntoService, "model-startup");
		started.setUncaughtExceptionHandler((thread, ex) -> fail(ex));
		this.thread = started;
		started.start();
	}

	@EventListener(ApplicationReadyEvent.class)
	void ready() {
		this.started.countDown();
	}

	@Override
	public void destroy() throws InterruptedException {
		Thread running = this.thread;
		this.stopping = true;
		this.started.countDown();
		if (running != null && running != Thread.currentThread()) {
			running.interrupt();
			running.join(STOP_MILLIS);
		}
	}

	private void bringIntoService() {
		ServingModel model = this.provider.provide(this::awaitStart);
		this.active.swap(model);
		this.progress.ready(model.version());
		log.info("Serving model %s (%d draws%s)".formatted(model.version(), model.network().draws(),
				model.simulated() ? ", trained on simulated eggs" : ""));
	}

	/**
	 * Waits until the application has started. Before that, a training could publish a
	 * version although the port is taken; and an exit would interrupt the start, which
	 * then reports that rather than the reason.
	 */
	private void awaitStart() {
		try {
			this.started.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt(); // stopping, as fail() will see
		}
	}

	private void fail(Throwable ex) {
		awaitStart();
		if (this.stopping) {
			// interrupted, in whatever it was doing
			log.info("The service stops before its model is ready");
			return;
		}
		this.progress.failed();
		FailureAnalysis analysis = new ModelUnavailableFailureAnalyzer().analyze(ex);
		if (analysis != null) {
			new LoggingFailureAnalysisReporter().report(analysis);
		}
		else {
			log.error("No model could be brought into service", ex);
		}
		this.exit.exit(1);
	}

}
