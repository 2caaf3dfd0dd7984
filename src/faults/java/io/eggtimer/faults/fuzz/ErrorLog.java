package io.eggtimer.faults.fuzz;

import java.util.concurrent.atomic.AtomicReference;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Notices the first error that is logged, so that its request is at hand. */
final class ErrorLog extends AppenderBase<ILoggingEvent> {

	private final AtomicReference<@Nullable String> first = new AtomicReference<>();

	/** Begins to listen. */
	static ErrorLog listen() {
		LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
		ErrorLog errors = new ErrorLog();
		errors.setContext(context);
		errors.start();
		context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(errors);
		return errors;
	}

	@Override
	protected void append(ILoggingEvent event) {
		if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
			this.first.compareAndSet(null, event.getLoggerName() + ": " + event.getFormattedMessage());
		}
	}

	void assertEmpty() {
		String error = this.first.get();
		if (error != null) {
			throw new AssertionError("An error was logged: " + error);
		}
	}

}
