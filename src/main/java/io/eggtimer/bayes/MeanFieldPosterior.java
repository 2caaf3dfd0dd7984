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
public final class MeanFieldPosterior implements GaussianPosterior {

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

	@Override
	public int weightCount() {
		return this.loc.length;
	}

	@Override
	public float[] loc() {
		return this.loc.clone();
	}

	/** Returns a copy of the unconstrained scales, shape [P]. */
	public float[] rho() {
		return this.rho.clone();
	}

	@Override
	public double[] scale() {
		double[] scale = new double[this.rho.length];
		for (int p = 0; p < scale.length; p++) {
			scale[p] = softplus(this.rho[p]);
		}
		return scale;
	}

	@Override
	public double klDivergence(double priorScale) {
		double sum = 0;
		for (int p = 0; p < this.loc.length; p++) {
			double ratio = softplus(this.rho[p]) / priorScale;
			double shift = this.loc[p] / priorScale;
			sum += (ratio * ratio + shift * shift - 1) / 2 - Math.log(ratio);
		}
		return sum;
	}

	@Override
	public WeightDraws draw(int draws, long seed) {
		double[] scale = scale();
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
