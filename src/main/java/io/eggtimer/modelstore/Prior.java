package io.eggtimer.modelstore;

import java.util.Objects;

/**
 * The prior of every weight and bias, independently of the others.
 *
 * @param distribution name of the family
 * @param loc its mean
 * @param scale its standard deviation, greater than 0
 */
public record Prior(String distribution, double loc, double scale) {

	/**
	 * Creates a prior.
	 * @throws IllegalArgumentException if a number is not finite or the scale is not
	 * positive
	 */
	public Prior {
		Objects.requireNonNull(distribution, "prior needs a distribution");
		if (!(Double.isFinite(loc) && Double.isFinite(scale) && scale > 0)) {
			throw new IllegalArgumentException("Prior is not usable: loc %s, scale %s".formatted(loc, scale));
		}
	}

	/**
	 * Returns the Gaussian prior around 0.
	 * @param scale standard deviation, greater than 0
	 * @throws IllegalArgumentException if the scale is not finite and positive
	 */
	public static Prior normal(double scale) {
		return new Prior("normal", 0, scale);
	}

}
