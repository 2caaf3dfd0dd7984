package io.eggtimer.training;

import io.eggtimer.bayes.HmcSettings;
import io.eggtimer.inference.ClassWeights;
import io.eggtimer.inference.HmcTrainer;
import io.eggtimer.inference.PosteriorTrainer;
import io.eggtimer.inference.VariationalSettings;
import io.eggtimer.inference.VariationalTrainer;

/** A way to find a posterior, with its settings. */
@FunctionalInterface
public interface Inference {

	/**
	 * Returns what fits the posterior.
	 * @param model the network and its prior
	 * @param probes scaled features of eggs whose probabilities are watched, shape [N, D]
	 */
	PosteriorTrainer trainer(ModelSettings model, float[][] probes);

	/** Returns Hamiltonian Monte Carlo. */
	static Inference hmc(HmcSettings settings, ClassWeights classWeights) {
		return (model, probes) -> new HmcTrainer(model.network(), model.priorScale(), settings, classWeights,
				model.draws(), probes, model.seed());
	}

	/** Returns stochastic variational inference. */
	static Inference variational(VariationalSettings settings) {
		return (model, probes) -> new VariationalTrainer(model.network(), model.priorScale(), settings, model.seed());
	}

}
