package io.eggtimer.bayes;

/**
 * {@code e^z} for {@code z <= 0}, in plain arithmetic: without a branch or a call, so
 * that a loop over it can use vector instructions, and bit-exact on every machine and
 * Java version, which {@link Math#exp} is not.
 *
 * <p>
 * {@code e^z = (e^(z / 2^k))^(2^k)}: the Taylor polynomial of a small exponent, squared
 * {@code k} times. In double precision the relative error is below 1e-12 for
 * {@code z > -20}; below that the absolute error is below 1e-15. In single precision the
 * absolute error is below 5e-7, the relative one below 2e-5 for {@code z > -20} and below
 * 2e-2 elsewhere.
 */
final class Exponential {

	/** {@code e^-100 = 4e-44}, less than any float32 probability can show next to 1. */
	static final double LEAST = -100;

	/** {@code e^-80 = 2e-35}: what comes of it is far from denormal, which is slow. */
	static final float LEAST_FLOAT = -80;

	/** {@code e^-16 = 1.1e-7}: less than a float32 can show next to 1. */
	static final float LEAST_ODDS = -16;

	/** More than any number in use is away from 0, to tell the sign by. */
	static final float HUGE = 0x1p100f;

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

	/**
	 * Computes {@code e^z} in single precision. The first squarings are done on
	 * {@code q = e^y - 1}, {@code (1 + q)^2 - 1 = q (2 + q)}: near 0 that keeps the
	 * digits which rounding {@code 1 + q} would lose, and each squaring double.
	 * @param z in [{@value #LEAST_FLOAT}, 0]
	 */
	static float of(float z) {
		float y = z * (1 / 128f);
		float q = 1 / 120f + y * (1 / 720f); // Horner, innermost factor first
		q = 1 / 24f + y * q;
		q = 1 / 6f + y * q;
		q = 1 / 2f + y * q;
		q = y + y * y * q;
		q = q * (2 + q);
		q = q * (2 + q);
		q = q * (2 + q);
		q = q * (2 + q);
		float p = 1 + q;
		p *= p;
		p *= p;
		return p * p;
	}

	/**
	 * Computes {@code e^z} as odds, with a third of the work saved: {@code 1 / (1 + e^z)}
	 * is off by less than 1e-6, for any {@code z}, as what is large may overflow.
	 * @param z at least {@value #LEAST_ODDS}
	 */
	static float odds(float z) {
		float y = z * (1 / 32f);
		float p = 1 + y * (1 / 4f); // Horner, innermost factor first
		p = 1 + y * (1 / 3f) * p;
		p = 1 + y * (1 / 2f) * p;
		p = 1 + y * p;
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

	/**
	 * Computes {@code tanh(x)} in single precision, with an absolute error below 1e-6.
	 */
	static float tanh(float x) {
		float e = of(Math.max(-2 * Math.abs(x), LEAST_FLOAT));
		float sign = Math.max(-1, Math.min(1, x * HUGE)); // copySign keeps loops scalar
		return sign * ((1 - e) / (1 + e));
	}

}
