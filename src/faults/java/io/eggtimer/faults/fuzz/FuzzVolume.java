package io.eggtimer.faults.fuzz;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sends many more requests than the guided fuzzer can, made of what that has found: code
 * that is not instrumented is many times as fast, and memory is the service's own.
 */
final class FuzzVolume {

	private FuzzVolume() {
	}

	/**
	 * Runs until enough is sent or a rule is broken.
	 * @param arguments folder of the model store, number of requests, file for the
	 * report, folder of the corpus, seed, file for an input that breaks a rule
	 */
	public static void main(String[] arguments) throws Exception {
		FuzzTarget.fuzzerInitialize(arguments);
		Mutations mutations = new Mutations(Path.of(arguments[3]), Long.parseLong(arguments[4]));
		while (true) {
			byte[] input = mutations.next();
			try {
				FuzzTarget.fuzzerTestOneInput(input);
			}
			catch (Exception | AssertionError ex) {
				Files.write(Path.of(arguments[5]), input);
				ex.printStackTrace();
				// threads of the service are left
				Runtime.getRuntime().halt(1);
			}
		}
	}

}
