package io.eggtimer.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What came of many questions. For one thread. */
final class LoadResult {

	private final Duration duration;

	private final Latencies accepted = new Latencies();

	private final Latencies refused = new Latencies();

	private final List<String> faults = new ArrayList<>();

	LoadResult(Duration duration) {
		this.duration = duration;
	}

	void answered(Answer answer, long nanos) {
		switch (answer.status()) {
			case 200 -> this.accepted.add(nanos);
			case 503 -> this.refused.add(nanos);
			default -> this.faults.add(answer.head());
		}
		if (answer.status() == 503 && !(answer.head().contains("\nretry-after:")
				&& answer.body().contains("urn:eggtimer:problem:overloaded"))) {
			this.faults.add(answer.toString());
		}
	}

	void lost(Exception fault) {
		this.faults.add(fault.toString());
	}

	void add(LoadResult other) {
		this.accepted.addAll(other.accepted);
		this.refused.addAll(other.refused);
		this.faults.addAll(other.faults);
	}

	double acceptedPerSecond() {
		return this.accepted.count * 1e9 / this.duration.toNanos();
	}

	Latencies accepted() {
		return this.accepted;
	}

	Latencies refused() {
		return this.refused;
	}

	/** Returns answers and ends of connections that there must not be. */
	List<String> faults() {
		return this.faults;
	}

	@Override
	public String toString() {
		return String.format(Locale.ROOT, "%7.0f accepted/s (%s), %7.0f refused/s (%s), %d faults", acceptedPerSecond(),
				this.accepted, this.refused.count * 1e9 / this.duration.toNanos(), this.refused, this.faults.size());
	}

	/** Times of answers, in nanoseconds. */
	static final class Latencies {

		private long[] nanos = new long[1024];

		private int count;

		void add(long nanos) {
			if (this.count == this.nanos.length) {
				this.nanos = Arrays.copyOf(this.nanos, 2 * this.count);
			}
			this.nanos[this.count++] = nanos;
		}

		private void addAll(Latencies other) {
			for (int i = 0; i < other.count; i++) {
				add(other.nanos[i]);
			}
		}

		int count() {
			return this.count;
		}

		/** Returns a quantile in milliseconds. */
		double millis(double share) {
			if (this.count == 0) {
				return Double.NaN;
			}
			long[] sorted = Arrays.copyOf(this.nanos, this.count);
			Arrays.sort(sorted);
			return sorted[(int) Math.min(this.count - 1, (long) (share * this.count))] / 1e6;
		}

		@Override
		public String toString() {
			return String.format(Locale.ROOT, "p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, max %.1f ms", millis(0.5),
					millis(0.99), millis(0.999), millis(1));
		}

	}

}
