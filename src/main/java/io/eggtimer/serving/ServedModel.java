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

}
