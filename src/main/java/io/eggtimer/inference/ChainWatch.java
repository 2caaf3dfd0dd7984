package io.eggtimer.inference;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.eggtimer.bayes.DrawnPosterior;
import io.eggtimer.bayes.NetworkLogPosterior;

/**
 * Looks at some of the weights that Markov chains visit. Uses none of the chains'
 * randomness, so that they go the same way as without it. For one thread.
 *
 * @param density of the training rows
 * @param trainingRows how many these are
 * @param validation rows that the chains do not see; null if there are none
 */
record ChainWatch(NetworkLogPosterior density, int trainingRows, @Nullable Validation validation) {

	/**
	 * Weights to look at: enough for a mean, and little work against the thousands of
	 * gradients of a leg.
	 */
	private static final int WEIGHTS = 100;

	/**
	 * Reports a leg.
	 * @param states what the chains visited, chain by chain, at least one of shape [P]
	 */
	TrainingProgress report(int iterations, int percent, List<float[]> states) {
		int count = Math.min(states.size(), WEIGHTS);
		List<float[]> some = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			some.add(states.get((int) ((long) i * states.size() / count)));
		}
		return new TrainingProgress(iterations, percent, null, null, negativeLogLikelihood(some),
				accuracy(DrawnPosterior.of(some.toArray(float[][]::new))));
	}

	/** Reports the end; the draws are in random order, so the first stand for all. */
	TrainingProgress report(int iterations, DrawnPosterior posterior) {
		List<float[]> some = new ArrayList<>();
		for (int s = 0; s < Math.min(posterior.count(), WEIGHTS); s++) {
			some.add(posterior.get(s));
		}
		return new TrainingProgress(iterations, 100, posterior, null, negativeLogLikelihood(some), accuracy(posterior));
	}

	private double negativeLogLikelihood(List<float[]> weights) {
		double sum = 0;
		for (float[] draw : weights) {
			double[] position = new double[draw.length];
			for (int p = 0; p < draw.length; p++) {
				position[p] = draw[p];
			}
			sum -= this.density.logLikelihood(position);
		}
		return sum / weights.size() / this.trainingRows;
	}

	private @Nullable Double accuracy(DrawnPosterior posterior) {
		return (this.validation != null) ? this.validation.accuracy(posterior) : null;
	}

}
