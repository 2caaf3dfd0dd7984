package io.eggtimer.modelstore;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How a training went.
 *
 * @param reports in the order of their steps
 */
public record TrainingHistory(List<Report> reports) {

	public TrainingHistory {
		reports = List.copyOf(reports);
	}

	/**
	 * Where a training stood. A number that a method does not have is null, also in the
	 * JSON: Markov chains have no bound and no divergence.
	 *
	 * @param step gradient steps, or iterations of each chain, so far
	 * @param percent share of the training, in [0, 100]
	 * @param elbo evidence lower bound of all training rows together, in nats
	 * @param negativeLogLikelihood mean {@code -ln p(y | x, w)} of a training row, times
	 * the weight of its class, in nats; of Markov chains over some of the weights that
	 * they have visited since the last report, which while they warm up are not yet those
	 * of the posterior
	 * @param klDivergence divergence of the posterior from the prior, summed over all
	 * weights, in nats
	 * @param validationAccuracy share of the rows held out whose likeliest class came
	 * true, in [0, 1], as some 100 draws have it
	 */
	public record Report(int step, int percent, @Nullable Double elbo, @Nullable Double negativeLogLikelihood,
			@Nullable Double klDivergence, @Nullable Double validationAccuracy) {
	}

}
