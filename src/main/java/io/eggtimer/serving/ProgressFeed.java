package io.eggtimer.serving;

import java.io.IOException;
import java.time.Duration;

/** Tells how a service comes by its model. */
public interface ProgressFeed {

	/**
	 * Tells what there is to tell, then each change as it comes, until there is a model,
	 * there will be none, or the service stops. What has been reported of a training is
	 * told again; of earlier phases nothing is.
	 * @param heartbeat how long to be silent at most
	 * @param listener is told on this thread
	 * @throws IOException if the listener throws it, which ends this
	 */
	void follow(Duration heartbeat, Listener listener) throws IOException;

	/** Hears of progress. */
	interface Listener {

		/** Hears where the service is. */
		void onReport(ProgressReport report) throws IOException;

		/** Hears that there has been nothing to report for the time of a heartbeat. */
		void onSilence() throws IOException;

	}

}
