package io.eggtimer.serving;

/**
 * Thrown when the network of this program does not compute what PyTorch computes: one of
 * the two is damaged, and neither may serve.
 */
class NetworkMismatchException extends RuntimeException {

	NetworkMismatchException(String message) {
		super(message);
	}

}
