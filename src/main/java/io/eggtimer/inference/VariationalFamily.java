package io.eggtimer.inference;

import io.eggtimer.bayes.MeanFieldPosterior;
import io.eggtimer.bayes.NetworkShape;

/** Posteriors among which variational inference finds the one with the highest ELBO. */
public enum VariationalFamily {

	/** Independent Gaussians; works with every estimator. */
	MEAN_FIELD {

		@Override
		BayesianMlp network(NetworkShape network, double priorScale, GradientEstimator estimator,
				MeanFieldPosterior initial) {
			return new MeanFieldMlp(network, priorScale, estimator, initial);
		}

	},

	/**
	 * One Gaussian with all covariances; the weights of a draw are shared by all rows.
	 */
	FULL_COVARIANCE {

		@Override
		BayesianMlp network(NetworkShape network, double priorScale, GradientEstimator estimator,
				MeanFieldPosterior initial) {
			return new FullCovarianceMlp(network, priorScale, initial);
		}

	};

	/**
	 * Creates the network with a posterior of this family.
	 * @param network the function
	 * @param priorScale standard deviation of the prior
	 * @param estimator how the expected log-likelihood is estimated
	 * @param initial where to start
	 */
	abstract BayesianMlp network(NetworkShape network, double priorScale, GradientEstimator estimator,
			MeanFieldPosterior initial);

}
