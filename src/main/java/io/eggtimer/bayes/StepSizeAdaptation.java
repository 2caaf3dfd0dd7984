package io.eggtimer.bayes;

/**
 * Finds the step size at which leapfrog trajectories have a wanted mean acceptance
 * probability, by dual averaging.
 *
 * <p>
 * Source of the algorithm and its constants: Hoffman and Gelman,
 * <a href="https://jmlr.org/papers/v15/hoffman14a.html">The No-U-Turn Sampler</a>, JMLR
 * 2014, section 3.2.1.
 */
final class StepSizeAdaptation {

	private static final double SHRINKAGE = 0.05; // gamma

	private static final double STABILISATION = 10; // t0

	private static final double FORGETTING = 0.75; // kappa

	private final double target;

	/** Steps are tried around ten times the first: a large one fails cheaply. */
	private final double anchor;

	private int count;

	private double error;

	private double logStep;

	private double averagedLogStep;

	/**
	 * Starts an adaptation.
	 * @param stepSize the first step size, greater than 0
	 * @param target mean acceptance probability wanted, in (0, 1)
	 */
	StepSizeAdaptation(double stepSize, double target) {
		this.target = target;
		this.anchor = StrictMath.log(10 * stepSize);
		this.logStep = StrictMath.log(stepSize);
	}

	/**
	 * Learns how a trajectory went.
	 * @param acceptance its mean acceptance probability, in [0, 1]
	 */
	void update(double acceptance) {
		this.count++;
		double weight = 1 / (this.count + STABILISATION);
		this.error = (1 - weight) * this.error + weight * (this.target - acceptance);
		this.logStep = this.anchor - Math.sqrt(this.count) / SHRINKAGE * this.error;
		double forget = StrictMath.pow(this.count, -FORGETTING);
		this.averagedLogStep = forget * this.logStep + (1 - forget) * this.averagedLogStep;
	}

	/** Returns the step size to try next. */
	double stepSize() {
		return StrictMath.exp(this.logStep);
	}

	/** Returns the step size to stay with. */
	double averagedStepSize() {
		return StrictMath.exp(this.averagedLogStep);
	}

}
