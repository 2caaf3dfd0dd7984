package io.eggtimer.faults;

import java.nio.file.Path;

import io.eggtimer.modelstore.StoredVersion;

/** A process that publishes the newest version of a store anew, until it is killed. */
final class Publisher {

	static final String RUNNING = "publishing";

	/** A choice: as long as a publishing takes, so that half of all kills hit one. */
	private static final long PAUSE_MILLIS = 10;

	private Publisher() {
	}

	public static void main(String[] args) throws InterruptedException {
		Path store = Path.of(args[0]);
		StoredVersion version = SmallModel.newest(store);
		for (int i = 0;; i++) {
			version = SmallModel.publish(version, store, version.manifest().createdAt().plusSeconds(1));
			if (i == 1) { // the first one loads the classes
				System.out.println(RUNNING);
			}
			Thread.sleep(PAUSE_MILLIS);
		}
	}

}
