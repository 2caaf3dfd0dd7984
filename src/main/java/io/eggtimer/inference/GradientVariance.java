package io.eggtimer.inference;

import java.util.Arrays;
import java.util.Map;

import io.eggtimer.bayes.MeanFieldPosterior;
import io.eggtimer.bayes.NetworkShape;
import io.eggtimer.dataset.ScaledRows;

/**
 * How noisy the gradient of the loss (the negative ELBO per row) is, as training would
 * see it.
 *
 * @param loc variance of the gradient with respect to {@code loc}, summed over all
 * weights, in nats^2
 * @param rho variance of the gradient with respect to {@code rho}, summed over all
 * weights, in nats^2
 */
public record GradientVariance(double loc, double rho) {

	/**
	 * Measures the variance over repeated noise, all rows in one batch.
	 * @param network the network
	 * @param priorScale standard deviation of the prior on each weight and bias
	 * @param at where the gradient is taken
	 * @param rows the training rows, at least 1
	 * @param estimator how the gradient is estimated
	 * @param drawsPerStep draws behind each gradient, at least 1
	 * @param repeats number of gradients, at least 2
	 * @param seed determines the noise
	 * @return the variance
	 * @throws IllegalArgumentException if a number is out of range
	 */
	public static GradientVariance measure(NetworkShape network, double priorScale, MeanFieldPosterior at,
			ScaledRows rows, GradientEstimator estimator, int drawsPerStep, int repeats, long seed) {
		Require.that(rows.size() >= 1, "rows must be at least 1", rows.size());
		Require.that(drawsPerStep >= 1, "drawsPerStep must be at least 1", drawsPerStep);
		Require.that(repeats >= 2, "repeats must be at least 2", repeats);
		Map<String, GradientMoments> moments = GradientMoments
			.measure(new MeanFieldMlp(network, priorScale, estimator, at), rows, drawsPerStep, repeats, seed);
		return new GradientVariance(total(moments.get("loc")), total(moments.get("rho")));
	}

	private static double total(GradientMoments moments) {
		return Arrays.stream(moments.variance()).sum();
	}

}
