package io.eggtimer.training;

/** How the posterior is found. */
public enum InferenceMethod {

	/** Stochastic variational inference with independent Gaussians. */
	MEAN_FIELD,

	/** Stochastic variational inference with one Gaussian over all weights. */
	FULL_COVARIANCE,

	/** Draws from the exact posterior by Hamiltonian Monte Carlo. */
	HMC

}
