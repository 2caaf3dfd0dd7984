package io.eggtimer.serving;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What there is to tell of the way to a model: the phase, or all reports of the training.
 * Who puts it up never waits for those who read it.
 */
final class ProgressBoard {

	private final List<ProgressReport> reports = new ArrayList<>();

	/** How many reports have been taken down. */
	private int outdated;

	private boolean closed;

	/** Puts up a report in place of all others. */
	synchronized void replace(ProgressReport report) {
		this.outdated += this.reports.size();
		this.reports.clear();
		this.reports.add(report);
		notifyAll();
	}

	/** Puts up a report beside the others. */
	synchronized void add(ProgressReport report) {
		this.reports.add(report);
		notifyAll();
	}

	/** Puts up the last report, in place of all others. */
	synchronized void end(ProgressReport report) {
		replace(report);
		close();
	}

	/** Lets everyone go who waits: nothing more will be put up. */
	synchronized void close() {
		this.closed = true;
		notifyAll();
	}

	/**
	 * Returns what is new, and waits for it if there is nothing.
	 * @param seen how many reports the caller has seen, or missed; 0 for one who has just
	 * come
	 * @param patience how long to wait
	 * @throws InterruptedException if the thread is interrupted
	 */
	synchronized News after(int seen, Duration patience) throws InterruptedException {
		long deadline = System.nanoTime() + patience.toNanos();
		while (seen == count() && !this.closed) {
			long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
			if (millis <= 0) {
				break;
			}
			wait(millis);
		}
		int next = Math.max(seen - this.outdated, 0);
		return new News(List.copyOf(this.reports.subList(next, this.reports.size())), count(), this.closed);
	}

	private int count() {
		return this.outdated + this.reports.size();
	}

	/**
	 * What there is to tell.
	 *
	 * @param reports in their order; may be none
	 * @param seen how many the caller has seen with these, or missed
	 * @param last whether nothing will follow
	 */
	record News(List<ProgressReport> reports, int seen, boolean last) {
	}

}
