package io.eggtimer.bayes;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Standard normal numbers from a seed: the same sequence on every machine and Java
 * version, which {@code RandomGenerator.nextGaussian} does not promise.
 *
 * <p>
 * The bits come from {@code L64X128MixRandom}, whose algorithm its specification fixes;
 * the Box-Muller transform through {@link StrictMath}, which is bit-exact everywhere,
 * makes them normal. Not safe for concurrent use.
 *
 * <p>
 * Source: Box and Muller, <a href="https://doi.org/10.1214/aoms/1177706645">A Note on the
 * Generation of Random Normal Deviates</a>, Annals of Mathematical Statistics, 1958.
 */
public final class GaussianSource {

	private static final RandomGeneratorFactory<RandomGenerator> GENERATORS = RandomGeneratorFactory
		.of("L64X128MixRandom");

	/** 2^64 divided by the golden ratio: no two small multiples come close. */
	private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

	private final RandomGenerator uniform;

	private double spare = Double.NaN;

	private GaussianSource(RandomGenerator uniform) {
		this.uniform = uniform;
	}

	/** Creates the source that belongs to a seed. */
	public static GaussianSource seeded(long seed) {
		return new GaussianSource(GENERATORS.create(seed));
	}

	/**
	 * Creates one of several sources that belong to a seed, none of which repeats
	 * another.
	 * @param seed the seed that they share
	 * @param purpose what this one is for
	 */
	public static GaussianSource seeded(long seed, Purpose purpose) {
		return seeded(seed + (purpose.ordinal() + 1) * GOLDEN_RATIO);
	}

	/** Returns the next number from Normal(0, 1). */
	public double next() {
		if (!Double.isNaN(this.spare)) {
			double next = this.spare;
			this.spare = Double.NaN;
			return next;
		}
		// 1 - u is in (0, 1], so the logarithm is finite
		double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextUniform()));
		double angle = 2 * StrictMath.PI * nextUniform();
		this.spare = radius * StrictMath.sin(angle);
		return radius * StrictMath.cos(angle);
	}

	/** Returns the next number from the uniform distribution on [0, 1). */
	public double nextUniform() {
		return this.uniform.nextDouble();
	}

	/** Returns the next whole number from the uniform distribution on [0, bound). */
	public int nextInt(int bound) {
		return (int) (nextUniform() * bound);
	}

	/**
	 * What numbers are used for. What shares a seed must not share numbers: draws made of
	 * the noise of their own training would lean towards it. Append only.
	 */
	public enum Purpose {

		/** To start and to climb from. */
		TRAINING,

		/** To watch a training without changing it. */
		PROGRESS,

		/** To draw weights from a posterior. */
		DRAWS

	}

}
