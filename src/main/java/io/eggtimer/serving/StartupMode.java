package io.eggtimer.serving;

/** How the service comes by its model. */
public enum StartupMode {

	/** Takes the newest version that fits the configuration, or trains one. */
	LOAD_OR_TRAIN,

	/** Takes the newest version that fits the configuration, or fails. */
	LOAD,

	/** Always trains, and publishes a new version. */
	TRAIN

}
