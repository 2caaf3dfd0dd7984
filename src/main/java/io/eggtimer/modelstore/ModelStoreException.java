package io.eggtimer.modelstore;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when the store cannot do what it was asked for; the message names the folder or
 * the version and the reason, and is meant for the operator.
 */
public class ModelStoreException extends RuntimeException {

	ModelStoreException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
