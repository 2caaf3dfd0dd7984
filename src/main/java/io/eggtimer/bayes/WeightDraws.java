package io.eggtimer.bayes;

/**
 * Posterior draws of all weights of a network, {@code S} flat vectors of {@code P}.
 *
 * <p>
 * They are kept in tiles of {@value #TILE} draws, and within a tile one array per weight:
 * a loop over draws runs through neighbouring memory, with the same index in all arrays,
 * and what is computed from a tile stays in the cache. Immutable.
 */
public final class WeightDraws {

	/**
	 * Draws per tile. Measured: 256 takes a tenth longer, as entering a loop costs as
	 * much as 200 of its steps; with 1024 the activations leave the fastest cache.
	 */
	static final int TILE = 512;

	private final int draws;

	private final int weightCount;

	/** Shape [T, P, TILE]; what follows the last draw in the last tile is padding. */
	private final float[][][] tiles;

	private WeightDraws(int draws, int weightCount, float[][][] tiles) {
		this.draws = draws;
		this.weightCount = weightCount;
		this.tiles = tiles;
	}

	/**
	 * Makes draws one after another.
	 * @param draws how many, {@code S}, at least 1
	 * @param weightCount length of each, {@code P}
	 * @param sampler fills in each draw
	 * @return the draws
	 * @throws IllegalArgumentException if there is no draw
	 */
	public static WeightDraws generate(int draws, int weightCount, Sampler sampler) {
		if (draws < 1) {
			throw new IllegalArgumentException("Need at least 1 draw, got " + draws);
		}
		float[][][] tiles = new float[tiles(draws)][weightCount][TILE];
		float[] weights = new float[weightCount];
		for (int s = 0; s < draws; s++) {
			sampler.draw(s, weights);
			float[][] tile = tiles[s / TILE];
			for (int p = 0; p < weightCount; p++) {
				tile[p][s % TILE] = weights[p];
			}
		}
		return new WeightDraws(draws, weightCount, tiles);
	}

	/** Returns the number of draws, {@code S}. */
	public int count() {
		return this.draws;
	}

	/** Returns the number of weights and biases of each, {@code P}. */
	public int weightCount() {
		return this.weightCount;
	}

	/**
	 * Returns one draw.
	 * @param s its index, in [0, S)
	 * @return a copy, shape [P]
	 */
	public float[] get(int s) {
		float[] weights = new float[this.weightCount];
		for (int p = 0; p < weights.length; p++) {
			weights[p] = this.tiles[s / TILE][p][s % TILE];
		}
		return weights;
	}

	/**
	 * Returns the first draws.
	 * @param count how many, from 1 to {@link #count()}
	 * @return the draws, in the same memory
	 * @throws IllegalArgumentException if there are not that many
	 */
	WeightDraws first(int count) {
		require(count);
		return (count == this.draws) ? this : new WeightDraws(count, this.weightCount, this.tiles);
	}

	/**
	 * Makes sure that there are so many draws.
	 * @throws IllegalArgumentException if {@code count} is not from 1 to {@link #count()}
	 */
	void require(int count) {
		if (count < 1 || count > this.draws) {
			throw new IllegalArgumentException(
					"From 1 to %d draws of this posterior can be had, not %d".formatted(this.draws, count));
		}
	}

	/** Returns the weights of one tile, shape [P, TILE]; not to be changed. */
	float[][] tile(int tile) {
		return this.tiles[tile];
	}

	/** Returns for how many draws memory is needed to hold the given number of them. */
	public static long capacity(int draws) {
		return (long) tiles(draws) * TILE;
	}

	/** Returns how many tiles hold the given number of draws. */
	static int tiles(int draws) {
		return (draws - 1) / TILE + 1;
	}

	/** Fills in one draw. */
	@FunctionalInterface
	public interface Sampler {

		/**
		 * Draws all weights once.
		 * @param s index of the draw; called with 0, 1, 2 and so on
		 * @param weights receives the draw, shape [P]
		 */
		void draw(int s, float[] weights);

	}

}
