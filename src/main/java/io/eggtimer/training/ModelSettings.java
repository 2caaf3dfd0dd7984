package io.eggtimer.training;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.eggtimer.bayes.Activation;
import io.eggtimer.bayes.NetworkShape;
import io.eggtimer.bayes.WeightDraws;
import io.eggtimer.dataset.Features;
import io.eggtimer.egg.Doneness;

/**
 * The network and its posterior draws, bound from {@code eggtimer.model.*}; {@code
 * application.yml} holds the defaults.
 *
 * @param version pins one stored version; null for the newest that fits
 * @param hiddenUnits width of each hidden layer, input side first; empty for multinomial
 * logistic regression
 * @param activation applied after each hidden layer
 * @param priorScale standard deviation of the Gaussian prior on each weight and bias, in
 * [1e-6, 1e6]
 * @param features what the network sees of an egg
 * @param draws posterior draws to serve, {@code S}
 * @param seed determines the training's noise and the draws
 */
public record ModelSettings(@Nullable String version, List<Integer> hiddenUnits, Activation activation,
		double priorScale, Features features, int draws, long seed) {

	/**
	 * 400 MB of float32 weights: a choice that keeps a typing error from eating all
	 * memory.
	 */
	private static final long MAX_DRAWN_WEIGHTS = 100_000_000;

	/**
	 * Creates settings.
	 * @throws IllegalArgumentException if a value is out of range, or draws times weights
	 * are too many to hold in memory
	 */
	public ModelSettings {
		if (activation == null || features == null) {
			throw new IllegalArgumentException("activation and features must be set");
		}
		hiddenUnits = List.copyOf(hiddenUnits);
		version = (version == null || version.isBlank()) ? null : version;
		if (!(priorScale >= 1e-6 && priorScale <= 1e6)) { // also refuses NaN
			throw new IllegalArgumentException("prior-scale must be from 1e-6 to 1e6, got " + priorScale);
		}
		if (draws < 1) {
			throw new IllegalArgumentException("draws must be at least 1, got " + draws);
		}
		requireInMemory(draws, network(features, hiddenUnits, activation));
	}

	/** Returns the shape of the network. */
	public NetworkShape network() {
		return network(this.features, this.hiddenUnits, this.activation);
	}

	private static NetworkShape network(Features features, List<Integer> hiddenUnits, Activation activation) {
		return new NetworkShape(features.count(), hiddenUnits, Doneness.values().length, activation);
	}

	/**
	 * Makes sure that posterior draws fit in memory.
	 * @param draws how many, {@code S}
	 * @param network of which network
	 * @throws IllegalArgumentException if they do not
	 */
	public static void requireInMemory(int draws, NetworkShape network) {
		if (network.weightCount() * WeightDraws.capacity(draws) > MAX_DRAWN_WEIGHTS) {
			throw new IllegalArgumentException(
					"%d draws of %d weights are too many: draws, rounded up to a multiple of 512, times weights may be at most %d"
						.formatted(draws, network.weightCount(), MAX_DRAWN_WEIGHTS));
		}
	}

}
