package io.eggtimer.bayes;

/**
 * How much Hamiltonian Monte Carlo to run.
 *
 * @param chains independent chains, at least 2 so that they can be compared, at most 64
 * @param warmUp iterations of each chain that adapt the sampler and are thrown away, at
 * least 20
 * @param iterations iterations of each chain that are kept, at least 20
 * @param acceptance mean acceptance probability to adapt the step size to, in [0.5, 0.99]
 */
public record HmcSettings(int chains, int warmUp, int iterations, double acceptance) {

	private static final int LEAST = 20;

	private static final int MOST = 1_000_000;

	/**
	 * Creates settings.
	 * @throws IllegalArgumentException if a value is out of range
	 */
	public HmcSettings {
		if (chains < 2 || chains > 64) {
			throw new IllegalArgumentException("hmc.chains must be from 2 to 64, got " + chains);
		}
		requireIterations("hmc.warm-up", warmUp);
		requireIterations("hmc.iterations", iterations);
		if (!(acceptance >= 0.5 && acceptance <= 0.99)) { // also refuses NaN
			throw new IllegalArgumentException("hmc.acceptance must be from 0.5 to 0.99, got " + acceptance);
		}
	}

	private static void requireIterations(String name, int value) {
		if (value < LEAST || value > MOST) {
			throw new IllegalArgumentException("%s must be from %d to %d, got %d".formatted(name, LEAST, MOST, value));
		}
	}

}
