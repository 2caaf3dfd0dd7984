package io.eggtimer.inference;

import org.jspecify.annotations.Nullable;

import io.eggtimer.bayes.HmcDiagnostics;
import io.eggtimer.bayes.Posterior;

/**
 * A fitted posterior.
 *
 * @param posterior the posterior
 * @param steps how far the method ran: gradient steps of variational inference,
 * iterations of all chains of a Markov chain method
 * @param elbo the bound that variational inference climbed; null for other methods
 * @param sampler how the Markov chains went; null for other methods
 */
public record PosteriorFit(Posterior posterior, long steps, @Nullable ElboEstimate elbo,
		@Nullable HmcDiagnostics sampler) {
}
