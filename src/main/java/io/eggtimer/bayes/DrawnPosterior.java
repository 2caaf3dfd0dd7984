package io.eggtimer.bayes;

/**
 * Posterior that is known by draws made beforehand, such as those of a Markov chain.
 *
 * <p>
 * The draws stand in random order, so that the first few represent the posterior as well
 * as any others. They are kept once, in the layout in which a network reads them, however
 * many are asked for: 5,000 draws of 171 weights take 3.5 MB. Immutable.
 */
public final class DrawnPosterior implements Posterior {

	private final WeightDraws draws;

	private DrawnPosterior(WeightDraws draws) {
		this.draws = draws;
	}

	/**
	 * Creates a posterior.
	 * @param draws in random order, at least 1, shape [S, P]; copied
	 * @return the posterior
	 * @throws IllegalArgumentException if there is no draw or no weight, the draws differ
	 * in length, or a value is not finite
	 */
	public static DrawnPosterior of(float[][] draws) {
		if (draws.length == 0 || draws[0].length == 0) {
			throw new IllegalArgumentException("Need at least 1 draw of at least 1 weight");
		}
		return new DrawnPosterior(WeightDraws.generate(draws.length, draws[0].length, (s, weights) -> {
			if (draws[s].length != weights.length) {
				throw new IllegalArgumentException(
						"Draw %d has %d weights, the first has %d".formatted(s, draws[s].length, weights.length));
			}
			for (int p = 0; p < weights.length; p++) {
				if (!Float.isFinite(draws[s][p])) {
					throw new IllegalArgumentException(
							"Weight %d of draw %d is %s; it must be finite".formatted(p, s, draws[s][p]));
				}
				weights[p] = draws[s][p];
			}
		}));
	}

	@Override
	public int weightCount() {
		return this.draws.weightCount();
	}

	/** Returns the number of draws there are. */
	public int count() {
		return this.draws.count();
	}

	/**
	 * Returns one draw.
	 * @param s its index, in [0, {@link #count})
	 * @return a copy, shape [P]
	 */
	public float[] get(int s) {
		return this.draws.get(s);
	}

	/**
	 * Returns the first draws.
	 * @param draws how many, {@code S}, from 1 to {@link #count}
	 * @param seed not used: chance was spent when the draws were made
	 * @return the draws, not copied
	 * @throws IllegalArgumentException if there are not that many
	 */
	@Override
	public WeightDraws draw(int draws, long seed) {
		return this.draws.first(draws);
	}

}
