package io.eggtimer.serving;

import io.eggtimer.egg.ModelNotReadyException;

/** The model version that answers now. */
public interface ServedModel {

	/**
	 * Returns the manifest of the version in use, as it stands in the store.
	 * @return a JSON object in UTF-8; not to be changed
	 * @throws ModelNotReadyException if there is no model yet
	 */
	byte[] manifest();

	/**
	 * Returns the summary of the version in use, as it stands in the store.
	 * @return a JSON object in UTF-8; not to be changed
	 * @throws ModelNotReadyException if there is no model yet
	 * @throws NoSummaryException if the version was published without one
	 */
	byte[] summary();

	/**
	 * Returns what the version in use says over weight and time, its {@link ModelMap}. It
	 * is made when the first asks for it; the others wait meanwhile.
	 * @return a JSON object in UTF-8; not to be changed
	 * @throws ModelNotReadyException if there is no model yet
	 * @throws NoSummaryException if the version does not say what eggs it was trained on
	 * @throws io.eggtimer.egg.OverloadedException if it cannot be had in time
	 */
	byte[] map();

}
