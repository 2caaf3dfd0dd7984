package io.eggtimer.dataset;

/**
 * How long an egg takes to boil: heat conduction into a sphere, to first order.
 *
 * <pre>{@code
 *          M^(2/3) c rho^(1/3)                 Tegg - Twater
 * t = ------------------------- ln ( 0.76 * --------------- )
 *      K pi^2 (4 pi / 3)^(2/3)                Tyolk - Twater
 * }</pre>
 *
 * <p>
 * {@code M} is the weight, {@code Tegg} the temperature at which the egg goes in, and
 * {@code Tyolk} the one that the boundary of the yolk reaches at time {@code t}.
 *
 * <p>
 * Source of the formula and its constants: C. D. H. Williams, <a href=
 * "https://web.archive.org/web/2017/https://newton.ex.ac.uk/teaching/CDHW/egg/">The
 * Science of Boiling an Egg</a>, University of Exeter, 1998.
 */
final class WilliamsFormula {

	/** {@code rho}, in g/cm3. */
	private static final double DENSITY = 1.038;

	/** {@code c}, in J/(g K). */
	private static final double HEAT_CAPACITY = 3.7;

	/** {@code K}, in W/(cm K). */
	private static final double CONDUCTIVITY = 5.4e-3;

	/** {@code Twater}, in degrees Celsius: boiling, at sea level. */
	private static final double WATER_CELSIUS = 100;

	/**
	 * {@code 2 sin(pi x) / (pi x)} at {@code x = 0.69} radii: the yolk in the first mode.
	 */
	private static final double YOLK_BOUNDARY = 0.76;

	private static final double SECONDS_PER_MINUTE = 60;

	private WilliamsFormula() {
	}

	/**
	 * Returns the time until the boundary of the yolk has reached a temperature.
	 * @param weightGrams weight of the egg, greater than 0, in grams
	 * @param eggCelsius temperature at which it goes into the water
	 * @param yolkCelsius temperature to reach, above {@code eggCelsius} and below 100
	 * @return time in boiling water, in minutes
	 */
	static double boilMinutes(double weightGrams, double eggCelsius, double yolkCelsius) {
		double length = StrictMath.cbrt(weightGrams); // goes with the egg's diameter
		double shape = StrictMath.cbrt(4 * StrictMath.PI / 3);
		double seconds = length * length * HEAT_CAPACITY * StrictMath.cbrt(DENSITY)
				/ (CONDUCTIVITY * StrictMath.PI * StrictMath.PI * shape * shape)
				* StrictMath.log(YOLK_BOUNDARY * (eggCelsius - WATER_CELSIUS) / (yolkCelsius - WATER_CELSIUS));
		return seconds / SECONDS_PER_MINUTE;
	}

}
