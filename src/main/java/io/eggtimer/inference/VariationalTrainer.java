package io.eggtimer.inference;

import ai.djl.ndarray.NDManager;

import io.eggtimer.bayes.NetworkShape;
import io.eggtimer.dataset.ScaledRows;

/**
 * Fits a {@link io.eggtimer.bayes.GaussianPosterior} by stochastic variational inference:
 * Adam climbs the {@link Elbo}.
 *
 * <p>
 * All noise comes from the seed and every operation runs on one thread, so the same rows,
 * settings and seed give the same posterior, bit for bit, on one machine.
 *
 * <p>
 * Source: Hoffman et al.,
 * <a href="https://jmlr.org/papers/v14/hoffman13a.html">Stochastic Variational
 * Inference</a>, JMLR 2013.
 *
 * @param network the network to fit
 * @param priorScale standard deviation of the prior on each weight and bias
 * @param settings how to fit it
 * @param seed determines the start and all noise
 */
public record VariationalTrainer(NetworkShape network, double priorScale, VariationalSettings settings,
		long seed) implements PosteriorTrainer {

	@Override
	public PosteriorFit fit(ScaledRows training, ScaledRows validation, TrainingProgress.Listener listener) {
		synchronized (PyTorch.GRADIENTS) {
			try (NDManager manager = PyTorch.newManager()) {
				return new VariationalRun(this, manager, training, validation).run(listener);
			}
		}
	}

}
