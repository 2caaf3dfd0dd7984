package io.eggtimer.bayes;

/**
 * Variational posterior under which all weights are independent Gaussians:
 *
 * <pre>{@code
 * q(w) = product over p of Normal(w[p]; loc[p], scale[p]),  scale = softplus(rho)
 * }</pre>
 *
 * <p>
 * Source: Blundell et al., <a href="https://arxiv.org/abs/1505.05424">Weight Uncertainty
 * in Neural Networks</a>, ICML 2015, section 3.2.
 */
public final class MeanFieldPosterior {

	private final float[] loc;

	private final float[] rho;

	private MeanFieldPosterior(float[] loc, float[] rho) {
		this.loc = loc;
		this.rho = rho;
	}

	/**
	 * Creates a posterior.
	 * @param loc means, shape [P], copied
	 * @param rho unconstrained scales, shape [P], copied
	 * @return the posterior
	 * @throws IllegalArgumentException if the lengths differ or a value is not finite
	 */
	public static MeanFieldPosterior of(float[] loc, float[] rho) {
		if (loc.length != rho.length) {
			throw new IllegalArgumentException(
					"loc and rho differ in length: %d and %d".formatted(loc.length, rho.length));
		}
		for (int p = 0; p < loc.length; p++) {
			if (!(Float.isFinite(loc[p]) && Float.isFinite(rho[p]))) {
				throw new IllegalArgumentException(
						"Weight %d has loc %s and rho %s; both must be finite".formatted(p, loc[p], rho[p]));
			}
		}
		return new MeanFieldPosterior(loc.clone(), rho.clone());
	}

	/** Returns the number of weights and biases, {@code P}. */
	public int weightCount() {
		return this.loc.length;
	}

	/** Returns a copy of the means, shape [P]. */
	public float[] loc() {
		return this.loc.clone();
	}

	/** Returns a copy of the unconstrained scales, shape [P]. */
	public float[] rho() {
		return this.rho.clone();
	}

	/**
	 * Computes {@code KL(q || p)} to the prior {@code p(w) = Normal(0, priorScale)},
	 * <em>summed</em> over all weights and biases.
	 * @param priorScale standard deviation of the prior, greater than 0
	 * @return the divergence, at least 0 nats
	 */
	public double klDivergence(double priorScale) {
		double sum = 0;
		for (int p = 0; p < this.loc.length; p++) {
			double ratio = softplus(this.rho[p]) / priorScale;
			double shift = this.loc[p] / priorScale;
			sum += (ratio * ratio + shift * shift - 1) / 2 - Math.log(ratio);
		}
		return sum;
	}

	/**
	 * Draws weights.
	 * @param draws how many, {@code S}, at least 1
	 * @param seed determines every draw; a longer series starts with the shorter one
	 * @return the draws
	 */
	public WeightDraws draw(int draws, long seed) {
		double[] scale = new double[this.rho.length];
		for (int p = 0; p < scale.length; p++) {
			scale[p] = softplus(this.rho[p]);
		}
		SeededRandom epsilon = SeededRandom.seeded(seed, SeededRandom.Purpose.DRAWS);
		return WeightDraws.generate(draws, weightCount(), (s, weights) -> {
			for (int p = 0; p < weights.length; p++) {
				weights[p] = (float) (this.loc[p] + scale[p] * epsilon.nextGaussian());
			}
		});
	}

	/** {@code ln(1 + e^x)}, by the branch that neither overflows nor cancels. */
	private static double softplus(double x) {
		return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
	}

}
