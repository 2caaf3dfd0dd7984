package io.eggtimer.bayes;

/**
 * Variational posterior under which all weights together are one Gaussian, correlations
 * included:
 *
 * <pre>{@code
 * q(w) = Normal(w; loc, L L^T),  L lower triangular with a positive diagonal
 * }</pre>
 *
 * <p>
 * {@code L} is kept as its lower triangle, row by row, {@code P (P + 1) / 2} numbers: 59
 * kB for 171 weights. Immutable.
 *
 * <p>
 * Source: Challis and Barber, <a href="https://jmlr.org/papers/v14/challis13a.html">
 * Gaussian Kullback-Leibler Approximate Inference</a>, JMLR 2013, which also shows that
 * the ELBO is concave in {@code loc} and {@code L} where the log-likelihood is concave.
 */
public final class FullCovariancePosterior implements GaussianPosterior {

	/**
	 * Most weights, {@code P}: a choice. The factor then takes 17 MB as a square of
	 * float32, and a training some six times that.
	 */
	public static final int MAX_WEIGHTS = 2048;

	private final float[] loc;

	private final float[] factor;

	private FullCovariancePosterior(float[] loc, float[] factor) {
		this.loc = loc;
		this.factor = factor;
	}

	/**
	 * Creates a posterior.
	 * @param loc means, shape [P], copied
	 * @param factor lower triangle of {@code L}, row by row, shape [P (P + 1) / 2],
	 * copied
	 * @return the posterior
	 * @throws IllegalArgumentException if there are too many weights, the lengths do not
	 * fit, a value is not finite, or one on the diagonal is not positive
	 */
	public static FullCovariancePosterior of(float[] loc, float[] factor) {
		requireFew(loc.length);
		if (factor.length != row(loc.length)) {
			throw new IllegalArgumentException("The factor of %d weights is a triangle of %d numbers, got %d"
				.formatted(loc.length, row(loc.length), factor.length));
		}
		for (int p = 0; p < loc.length; p++) {
			boolean finite = Float.isFinite(loc[p]);
			for (int j = row(p); j < row(p + 1); j++) {
				finite &= Float.isFinite(factor[j]);
			}
			float diagonal = factor[row(p + 1) - 1];
			if (!(finite && diagonal > 0)) {
				throw new IllegalArgumentException(
						"Weight %d has loc %s and %s on the diagonal of its factor; all must be finite, the latter positive"
							.formatted(p, loc[p], diagonal));
			}
		}
		return new FullCovariancePosterior(loc.clone(), factor.clone());
	}

	/**
	 * Makes sure that weights are few enough for a covariance of each pair.
	 * @param weightCount how many, {@code P}
	 * @throws IllegalArgumentException if they are not
	 */
	public static void requireFew(int weightCount) {
		if (weightCount > MAX_WEIGHTS) {
			throw new IllegalArgumentException("A full covariance is for up to %d weights, the network has %d"
				.formatted(MAX_WEIGHTS, weightCount));
		}
	}

	@Override
	public int weightCount() {
		return this.loc.length;
	}

	@Override
	public float[] loc() {
		return this.loc.clone();
	}

	/** Returns a copy of the lower triangle of {@code L}, row by row. */
	public float[] factor() {
		return this.factor.clone();
	}

	@Override
	public double[] scale() {
		double[] scale = new double[this.loc.length];
		for (int p = 0; p < scale.length; p++) {
			scale[p] = Math.sqrt(covariance(p, p));
		}
		return scale;
	}

	/** Returns the covariance of two weights, an entry of {@code L L^T}. */
	public double covariance(int p, int q) {
		double sum = 0;
		for (int j = 0; j <= Math.min(p, q); j++) {
			sum += (double) this.factor[row(p) + j] * this.factor[row(q) + j];
		}
		return sum;
	}

	/**
	 * {@inheritDoc}
	 *
	 * <pre>{@code
	 * (|L|^2 + |loc|^2) / (2 priorScale^2) - P / 2 - sum over p of ln(L[p, p] / priorScale)
	 * }</pre>
	 */
	@Override
	public double klDivergence(double priorScale) {
		double sum = 0;
		for (int p = 0; p < this.loc.length; p++) {
			double shift = this.loc[p] / priorScale;
			double ratio = this.factor[row(p + 1) - 1] / priorScale;
			sum += (covariance(p, p) / (priorScale * priorScale) + shift * shift - 1) / 2 - Math.log(ratio);
		}
		return sum;
	}

	@Override
	public WeightDraws draw(int draws, long seed) {
		SeededRandom source = SeededRandom.seeded(seed, SeededRandom.Purpose.DRAWS);
		double[] epsilon = new double[this.loc.length];
		return WeightDraws.generate(draws, weightCount(), (s, weights) -> {
			for (int p = 0; p < weights.length; p++) {
				epsilon[p] = source.nextGaussian();
				double sum = this.loc[p];
				for (int j = 0; j <= p; j++) {
					sum += this.factor[row(p) + j] * epsilon[j];
				}
				weights[p] = (float) sum;
			}
		});
	}

	/** Returns where a row of the triangle begins. */
	private static int row(int p) {
		return p * (p + 1) / 2;
	}

}
