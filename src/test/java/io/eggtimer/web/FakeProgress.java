package io.eggtimer.web;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.eggtimer.serving.ProgressFeed;
import io.eggtimer.serving.ProgressReport;

/** Reports a training, is silent once, and then ready, unless told to wait with that. */
class FakeProgress implements ProgressFeed {

	private volatile CountDownLatch open = new CountDownLatch(0);

	/** Keeps whoever follows waiting. */
	void readyAfter(CountDownLatch open) {
		this.open = open;
	}

	@Override
	public void follow(Duration heartbeat, Listener listener) throws IOException {
		listener.onReport(new ProgressReport("training", 12, 60, null, 0.5, null, 0.875, null, null));
		listener.onSilence();
		try {
			while (!this.open.await(100, TimeUnit.MILLISECONDS)) {
				listener.onSilence();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		listener.onReport(new ProgressReport("ready", null, null, null, null, null, null, "v1", null));
	}

}
