package io.eggtimer.evaluation;

import java.util.Arrays;

import io.eggtimer.training.TrainedSettings;

/** The methods that can be evaluated. */
enum Method {

	HMC("HMC", "The exact posterior, by Hamiltonian Monte Carlo: what the others approximate.", true),

	FULL_COVARIANCE("Full covariance", "Variational inference with one Gaussian over all weights.", true),

	MEAN_FIELD("Mean field", "Variational inference with independent Gaussians, by reparameterization.", true),

	MEAN_FIELD_FLIPOUT("Mean field, flipout", "The same, with gradients by flipout as in the tutorial.", true),

	MEAN_FIELD_LOCAL("Mean field, local", "The same, with gradients by local reparameterization.", true),

	DENSE("Dense", "A plain network of the same shape, Adam for 800 epochs, standardised inputs.", false),

	DENSE_RAW("Dense, raw inputs", "The tutorial's plain network: raw grams and minutes.", false),

	LOGISTIC("Logistic regression", "The plain network without hidden layers.", false),

	MAJORITY("Majority", "Always the shares of the outcomes in the training rows.", false);

	private final String title;

	private final String description;

	private final boolean bayesian;

	Method(String title, String description, boolean bayesian) {
		this.title = title;
		this.description = description;
		this.bayesian = bayesian;
	}

	/** Returns the name on the command line and in the report. */
	String id() {
		return TrainedSettings.text(this);
	}

	String title() {
		return this.title;
	}

	String description() {
		return this.description;
	}

	/** Returns whether the method has a posterior. */
	boolean isBayesian() {
		return this.bayesian;
	}

	/**
	 * Finds a method.
	 * @param id see {@link #id}
	 * @throws IllegalArgumentException if there is none; names all
	 */
	static Method of(String id) {
		return Arrays.stream(values())
			.filter((method) -> method.id().equals(id))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There is no method '%s'; there are %s".formatted(id,
					String.join(", ", Arrays.stream(values()).map(Method::id).toList()))));
	}

}
