package io.eggtimer.modelstore;

import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.eggtimer.bayes.NetworkShape;

/**
 * The network of a version, without its weights.
 *
 * @param shape widths and activation; its fields stand in the JSON object itself
 * @param features name of each input, in order
 * @param weights number of weights and biases, {@code P}; redundant, for the reader
 */
public record NetworkDescription(@JsonUnwrapped NetworkShape shape, List<String> features, int weights) {

	/**
	 * Creates a description.
	 * @throws IllegalArgumentException if there are not as many features as inputs, or
	 * {@code weights} is not the number that the shape has
	 */
	public NetworkDescription {
		Objects.requireNonNull(shape.activation(), "network needs an activation");
		features = List.copyOf(features);
		if (features.size() != shape.inputs()) {
			throw new IllegalArgumentException(
					"Features %s do not fit a network with %d inputs".formatted(features, shape.inputs()));
		}
		if (weights != shape.weightCount()) {
			throw new IllegalArgumentException(
					"A network of this shape has %d weights, not %d".formatted(shape.weightCount(), weights));
		}
	}

	/**
	 * Describes a network.
	 * @param shape its shape
	 * @param features name of each input, in order
	 * @throws IllegalArgumentException if there are not as many features as inputs
	 */
	public static NetworkDescription of(NetworkShape shape, List<String> features) {
		return new NetworkDescription(shape, features, shape.weightCount());
	}

}
