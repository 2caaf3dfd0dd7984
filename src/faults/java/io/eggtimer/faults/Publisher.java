package io.eggtimer.faults;

import java.nio.file.Path;

import io.eggtimer.modelstore.StoredVersion;

/** A process that publishes the newest version of a store anew, until it is killed. */
final class Publisher {

	static final String RUNNING = "publishing";

	private Publisher() {
	}

	public static void main(String[] args) {
		Path store = Path.of(args[0]);
		StoredVersion version = SmallModel.newest(store);
		for (int i = 0;; i++) {
			version = SmallModel.publish(version, store, version.manifest().createdAt().plusSeconds(1));
			if (i == 1) { // the first one loads the classes
				System.out.println(RUNNING);
			}
		}
	}

}
