package io.eggtimer.serving;

/**
 * Thrown when the network of this program does not compute what PyTorch computes: one of
 * the two is damaged, and neither may serve.
 */
class NetworkMismatchException extends RuntimeException {

	/**
	 * Creates the exception.
	 * @param difference greatest difference of a probability
	 */
	NetworkMismatchException(double difference) {
		super("The probabilities of this program and of PyTorch differ by up to %.1e".formatted(difference));
	}

}
