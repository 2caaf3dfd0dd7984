package io.eggtimer.bayes;

/** Non-linearity between the layers of a network. */
public enum Activation {

	/** {@code max(0, x)}. */
	RELU,

	/** {@code tanh(x)}. */
	TANH

}
