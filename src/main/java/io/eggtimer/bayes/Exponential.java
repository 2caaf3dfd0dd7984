package io.eggtimer.bayes;

/**
 * {@code e^z} for {@code z <= 0}, in plain arithmetic: without a branch or a call, so
 * that a loop over it can use vector instructions, and bit-exact on every machine and
 * Java version, which {@link Math#exp} is not.
 *
 * <p>
 * {@code e^z = (e^(z / 256))^256}: the Taylor polynomial of degree 8 of a small exponent,
 * squared eight times. The relative error is below 1e-12 for {@code z > -20}; below that
 * the absolute error is below 1e-15.
 */
final class Exponential {

	/** {@code e^-100 = 4e-44}, less than any float32 probability can show next to 1. */
	static final double LEAST = -100;

	private Exponential() {
	}

	/**
	 * Computes {@code e^z}.
	 * @param z in [{@value #LEAST}, 0]
	 */
	static double of(double z) {
		double y = z / 256;
		double p = 1 + y * (1 / 8.0); // Horner, innermost factor first
		p = 1 + y * (1 / 7.0) * p;
		p = 1 + y * (1 / 6.0) * p;
		p = 1 + y * (1 / 5.0) * p;
		p = 1 + y * (1 / 4.0) * p;
		p = 1 + y * (1 / 3.0) * p;
		p = 1 + y * (1 / 2.0) * p;
		p = 1 + y * p;
		p *= p;
		p *= p;
		p *= p;
		p *= p;
		p *= p;
		p *= p;
		p *= p;
		return p * p;
	}

	/** Computes {@code tanh(x)} by the branch that does not overflow. */
	static double tanh(double x) {
		double e = of(Math.max(-2 * Math.abs(x), LEAST));
		return Math.copySign((1 - e) / (1 + e), x);
	}

}
