package io.eggtimer.serving;

/** Ends the process, after an orderly shutdown. */
@FunctionalInterface
interface ProcessExit {

	/**
	 * Ends the process.
	 * @param code its exit code
	 */
	void exit(int code);

}
