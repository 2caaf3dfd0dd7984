package io.eggtimer.modelstore;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.eggtimer.bayes.HmcDiagnostics;
import io.eggtimer.bayes.PredictiveDistance;

/**
 * How the posterior was found.
 *
 * @param method name of the method, as the settings spell it, say {@code mean-field}
 * @param steps how far it ran, at least 1: gradient steps of variational inference,
 * transitions of a Markov chain
 * @param trainingSeconds wall-clock time it took, in seconds, at least 0
 * @param sampler how the Markov chains went; null, also in the JSON, for other methods
 * @param distanceToHmc how far the predictions are from those of Hamiltonian Monte Carlo
 * on the same rows; null, also in the JSON, if that was not computed
 */
public record InferenceRun(String method, long steps, double trainingSeconds, @Nullable HmcDiagnostics sampler,
		@Nullable PredictiveDistance distanceToHmc) {

	/**
	 * Creates a description of a run.
	 * @throws IllegalArgumentException if a number is out of range or not finite
	 */
	public InferenceRun {
		Objects.requireNonNull(method, "inference needs a method");
		if (steps < 1 || !(Double.isFinite(trainingSeconds) && trainingSeconds >= 0)) {
			throw new IllegalArgumentException(
					"Not an inference run: %d steps in %s seconds".formatted(steps, trainingSeconds));
		}
	}

}
