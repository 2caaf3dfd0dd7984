package io.eggtimer.inference;

/** Loads PyTorch ahead of its first use. */
public final class EngineStart {

	private EngineStart() {
	}

	/**
	 * Begins to load PyTorch, on a thread of its own: that takes a good part of a second,
	 * in which other things can start. A failure is left to the first use to report.
	 */
	public static void begin() {
		Thread thread = new Thread(() -> {
			try {
				PyTorch.engine();
			}
			catch (EngineUnavailableException ex) {
				// whoever needs the engine meets the same, and can say what for
			}
		}, "engine-start");
		thread.setDaemon(true);
		thread.start();
	}

}
