package io.eggtimer.serving;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the progress to whoever follows it, each on its own thread. */
@Component
class LiveProgress implements ProgressFeed {

	private final ActiveModel active;

	private final ProgressBoard board;

	LiveProgress(ActiveModel active, ModelProgress progress) {
		this.active = active;
		this.board = progress.board();
	}

	@Override
	public void follow(Duration heartbeat, Listener listener) throws IOException {
		Optional<ServingModel> model = this.active.current();
		if (model.isPresent()) {
			listener.onReport(ProgressReport.ready(model.get().version()));
			return;
		}
		try {
			ProgressBoard.News news;
			int seen = 0;
			do {
				news = this.board.after(seen, heartbeat);
				seen = news.seen();
				for (ProgressReport report : news.reports()) {
					listener.onReport(report);
				}
				if (news.reports().isEmpty() && !news.last()) {
					listener.onSilence();
				}
			}
			while (!news.last());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt(); // the server stops
		}
	}

	/**
	 * Lets everyone go when the application stops, before the server waits for them: a
	 * bean is destroyed after that.
	 */
	@EventListener(ContextClosedEvent.class)
	void stop() {
		this.board.close();
	}

}
