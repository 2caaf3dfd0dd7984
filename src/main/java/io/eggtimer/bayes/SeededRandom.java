package io.eggtimer.bayes;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Random numbers from a seed: the same sequence on every machine and Java version, which
 * {@code RandomGenerator.nextGaussian} does not promise.
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
public final class SeededRandom {

	private static final RandomGeneratorFactory<RandomGenerator> GENERATORS = RandomGeneratorFactory
		.of("L64X128MixRandom");

	/** 2^64 divided by the golden ratio: no two small multiples come close. */
	private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

	private final RandomGenerator uniform;

	private double spare = Double.NaN;

	private long signs;

	private int signsLeft;

	private SeededRandom(RandomGenerator uniform) {
		this.uniform = uniform;
	}

	/** Creates the numbers that belong to a seed. */
	public static SeededRandom seeded(long seed) {
		return new SeededRandom(GENERATORS.create(seed));
	}

	/**
	 * Creates one of several series that belong to a seed, none of which repeats another.
	 * @param seed the seed that they share
	 * @param purpose what this one is for
	 */
	public static SeededRandom seeded(long seed, Purpose purpose) {
		return seeded(seed + (purpose.ordinal() + 1) * GOLDEN_RATIO);
	}

	/** Creates another series, which this one determines. */
	public SeededRandom split() {
		return seeded(this.uniform.nextLong());
	}

	/** Returns the next number from Normal(0, 1). */
	public double nextGaussian() {
		if (!Double.isNaN(this.spare)) {
			double next = this.spare;
			this.spare = Double.NaN;
			return next;
		}
		// 1 - u is in (0, 1], so the logarithm is finite
		double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
		double angle = 2 * StrictMath.PI * nextDouble();
		this.spare = radius * StrictMath.sin(angle);
		return radius * StrictMath.cos(angle);
	}

	/** Returns the next number from the uniform distribution on [0, 1). */
	public double nextDouble() {
		return this.uniform.nextDouble();
	}

	/** Returns the next whole number from the uniform distribution on [0, bound). */
	public int nextInt(int bound) {
		return (int) (nextDouble() * bound);
	}

	/** Returns 1 or -1, both equally likely; 64 of them use up as much as one number. */
	public int nextSign() {
		if (this.signsLeft == 0) {
			this.signs = this.uniform.nextLong();
			this.signsLeft = Long.SIZE;
		}
		int sign = ((this.signs & 1) == 0) ? 1 : -1;
		this.signs >>>= 1;
		this.signsLeft--;
		return sign;
	}

	/**
	 * Puts numbers into a random order, every order equally likely.
	 *
	 * <p>
	 * Source: Durstenfeld, <a href="https://doi.org/10.1145/364520.364540">Algorithm 235:
	 * Random Permutation</a>, Communications of the ACM, 1964 (after Fisher and Yates).
	 * @param numbers shuffled in place
	 */
	public void shuffle(int[] numbers) {
		for (int i = numbers.length - 1; i > 0; i--) {
			int j = nextInt(i + 1);
			int swap = numbers[i];
			numbers[i] = numbers[j];
			numbers[j] = swap;
		}
	}

	/**
	 * What numbers are used for. What shares a seed must not share numbers: draws made of
	 * the noise of their own training would lean towards it. Append only.
	 */
	public enum Purpose {

		/** The initial means, the order of batches, and the noise of each step. */
		TRAINING,

		/** To watch a training without changing it. */
		PROGRESS,

		/** To draw weights from a posterior. */
		DRAWS,

		/** The starts and steps of Markov chains. */
		CHAINS

	}

}
