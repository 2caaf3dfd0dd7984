package io.eggtimer.inference;

import java.util.function.Supplier;

import io.eggtimer.bayes.DrawnPosterior;
import io.eggtimer.bayes.HamiltonianMonteCarlo;
import io.eggtimer.bayes.HmcDiagnostics;
import io.eggtimer.bayes.HmcRun;
import io.eggtimer.bayes.HmcSettings;
import io.eggtimer.bayes.NetworkLogPosterior;
import io.eggtimer.bayes.NetworkShape;
import io.eggtimer.dataset.ScaledRows;

/**
 * Draws weights from the exact posterior by Hamiltonian Monte Carlo. The same rows,
 * settings and seed give the same draws, bit for bit, on every machine.
 *
 * @param network the network
 * @param priorScale standard deviation of the prior on each weight and bias
 * @param settings how much to run
 * @param classWeights whether rare classes count more
 * @param draws posterior draws to keep, {@code S}
 * @param probes scaled features of the examples whose predicted probabilities show
 * whether the chains agree, shape [N, D], at least one
 * @param seed determines all randomness
 */
public record HmcTrainer(NetworkShape network, double priorScale, HmcSettings settings, ClassWeights classWeights,
		int draws, float[][] probes, long seed) implements PosteriorTrainer {

	/** The prior's scale where it is narrow; where it is wide, the data decide. */
	private static final double MAX_FIRST_SCALE = 1;

	/** Posterior at the end only; what reports say before is of the states of a leg. */
	@Override
	public PosteriorFit fit(ScaledRows training, ScaledRows validation, TrainingProgress.Listener listener) {
		float[] weights = this.classWeights.of(training.outcomes(), this.network.classes());
		Supplier<NetworkLogPosterior> density = () -> new NetworkLogPosterior(this.network, this.priorScale,
				training.features(), training.outcomes(), weights);
		ChainWatch watch = new ChainWatch(density.get(), training.size(),
				(validation.size() > 0) ? new Validation(this.network, validation, this.seed) : null);
		int each = this.settings.warmUp() + this.settings.iterations();
		HmcRun run;
		try {
			run = new HamiltonianMonteCarlo(this.settings, Math.min(this.priorScale, MAX_FIRST_SCALE), this.seed)
				.sample(density::get, this.draws, (iterations, percent, states) -> {
					// at the end there is more to say, and of a short leg nothing
					if (iterations < each && !states.isEmpty()) {
						listener.onProgress(watch.report(iterations, percent, states));
					}
				});
		}
		catch (InterruptedException ex) {
			throw new TrainingInterruptedException();
		}
		DrawnPosterior posterior = DrawnPosterior.of(run.shuffled(this.draws, this.seed));
		listener.onProgress(watch.report(each, posterior));
		return new PosteriorFit(posterior, (long) this.settings.chains() * each, null, diagnostics(run));
	}

	private HmcDiagnostics diagnostics(HmcRun run) {
		try {
			return HmcDiagnostics.of(run, this.network, this.probes);
		}
		catch (IllegalArgumentException ex) {
			throw new TrainingException("The Markov chains are stuck. " + ex.getMessage());
		}
	}

}
