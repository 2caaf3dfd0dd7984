package io.eggtimer.faults.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** How much has been sent, what came back, and how the service was before and is now. */
final class FuzzCount {

	/** A choice: by then code is compiled, and pools have their size. */
	private static final int WARM_UP_SHARE = 5;

	private final long wanted;

	private final Map<Integer, Long> statuses = new TreeMap<>();

	private final long start = System.nanoTime();

	private long requests;

	private long strangeCredentials;

	private @Nullable Path report;

	private @Nullable Vitals warm;

	FuzzCount(long wanted) {
		this.wanted = wanted;
	}

	void reportTo(Path report) {
		this.report = report;
	}

	long requests() {
		return this.requests;
	}

	void add(int more) {
		this.requests += more;
	}

	void answer(int status) {
		this.statuses.merge(status, 1L, Long::sum);
	}

	long strangeCredentials() {
		return this.strangeCredentials++;
	}

	/** Takes the first measure, or the last, and then ends the process. */
	void look(FuzzedService service, FuzzClient client) throws IOException, InterruptedException {
		if (this.warm == null && this.requests >= this.wanted / WARM_UP_SHARE) {
			this.warm = service.vitals();
		}
		if (this.requests < this.wanted || this.warm == null || this.report == null) {
			return;
		}
		Vitals now = service.vitals();
		now.assertMetersAreBounded(service.paths());
		now.assertNotGrownSince(this.warm);
		double seconds = (System.nanoTime() - this.start) / 1e9;
		Files.writeString(this.report, """
				requests %d in %.0f s
				answers by status %s
				connections that were reset %d
				vitals after a fifth %s
				vitals at the end    %s
				""".formatted(this.requests, seconds, this.statuses, client.resets(), this.warm, now));
		// Jazzer itself would go on; nothing is left to be closed
		Runtime.getRuntime().halt(0);
	}

}
