package io.eggtimer.bayes;

/**
 * What each posterior draw says about one example, before it is summarised, in the tiles
 * of {@link WeightDraws}. Several threads may fill in different tiles.
 */
public final class DrawProbabilities {

	/**
	 * Probability of each class under each draw, shape [T, C, TILE]; what follows the
	 * last draw in the last tile is padding.
	 */
	final float[][][] tiles;

	/**
	 * Entropy of a draw's class probabilities, summed over the draws of a tile without
	 * the padding; shape [T], in nats.
	 */
	final double[] entropy;

	private final int draws;

	/**
	 * Creates room for draws.
	 * @param classes number of classes, {@code C}
	 * @param draws number of draws, {@code S}, at least 1
	 */
	DrawProbabilities(int classes, int draws) {
		this.tiles = new float[WeightDraws.tiles(draws)][classes][WeightDraws.TILE];
		this.entropy = new double[this.tiles.length];
		this.draws = draws;
	}

	/** Returns the number of draws, {@code S}. */
	public int draws() {
		return this.draws;
	}

	/** Returns the number of classes, {@code C}. */
	public int classes() {
		return this.tiles[0].length;
	}

	/** Returns the probability of class {@code c} under draw {@code s}. */
	public float get(int c, int s) {
		return this.tiles[s / WeightDraws.TILE][c][s % WeightDraws.TILE];
	}

	/**
	 * Returns how many draws a tile holds: {@link WeightDraws#TILE}, but for the last.
	 */
	int lanes(int tile) {
		return Math.min(WeightDraws.TILE, this.draws - tile * WeightDraws.TILE);
	}

}
