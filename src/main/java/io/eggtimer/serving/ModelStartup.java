package io.eggtimer.serving;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Profile;
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

	ModelStartup(ModelProvider provider, ActiveModel active, ModelProgress progress, ProcessExit exit) {
		this.provider = provider;
		this.active = active;
		this.progress = progress;
		this.exit = exit;
	}

	@Override
	public void customize(ConfigurableWebServerFactory server) {
		Thread started = new Thread(this::bringIntoService, "model-startup");
		started.setUncaughtExceptionHandler((thread, ex) -> fail(ex));
		this.thread = started;
		started.start();
	}

	@Override
	public void destroy() throws InterruptedException {
		Thread running = this.thread;
		this.stopping = true;
		if (running != null && running != Thread.currentThread()) {
			running.interrupt();
			running.join(STOP_MILLIS);
		}
	}

	private void bringIntoService() {
		ServingModel model = this.provider.provide();
		this.active.swap(model);
		log.info("Serving model %s (%d draws%s)".formatted(model.version(), model.network().draws(),
				model.simulated() ? ", trained on simulated eggs" : ""));
	}

	private void fail(Throwable ex) {
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
