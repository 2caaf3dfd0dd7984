package io.eggtimer.bayes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One Markov chain of Hamiltonian Monte Carlo with multinomial trajectories:
 *
 * <pre>{@code
 * p ~ Normal(0, M),  H(q, p) = -ln density(q) + p^T M^-1 p / 2
 * leapfrog:  p += step/2 * grad;  q += step * M^-1 p;  p += step/2 * grad
 * }</pre>
 *
 * <p>
 * A trajectory of random length has the current state at a random place. Each of its
 * states is the next one with probability proportional to {@code e^-H}, which leaves the
 * density invariant; for the same reason further states can be drawn from it as posterior
 * draws, at no cost in gradients. {@code M} is diagonal.
 *
 * <p>
 * Source: Betancourt, <a href="https://arxiv.org/abs/1701.02434">A Conceptual
 * Introduction to Hamiltonian Monte Carlo</a>, 2017, appendix A.2; for the further
 * states, Nishimura and Dunson, <a href="https://doi.org/10.1214/19-BA1171">Recycling
 * Intermediate Steps to Improve Hamiltonian Monte Carlo</a>, Bayesian Analysis, 2020.
 */
final class HmcChain {

	/**
	 * Mean length of a trajectory, in standard deviations: about a quarter of a
	 * Gaussian's period, pi / 2, after which the end no longer depends on the start.
	 * Lengths vary by half, as a single one could resonate.
	 */
	private static final double PATH_LENGTH = 1.5;

	/** A choice: far more than a well-adapted step needs; bounds the first, bad ones. */
	private static final int MAX_STEPS = 1000;

	/** Stan's: the energy error from which on a trajectory is of no use. */
	private static final double DIVERGENT = 1000;

	private static final double FIRST_STEP = 0.01;

	private final LogDensity density;

	private final SeededRandom random;

	private final double acceptanceTarget;

	private final double[] variance;

	private StepSizeAdaptation adaptation;

	private double stepSize = FIRST_STEP;

	private boolean adapting = true;

	private final double[] position;

	private final double[] gradient;

	private double value;

	// of the trajectory
	private final double[] q;

	private final double[] p;

	private final double[] slope;

	/** Logarithm of the summed weights {@code e^-(H - H of the start)}. */
	private double logTotalWeight;

	private double acceptanceSum;

	private boolean divergent;

	// since the adaptation ended
	private double keptAcceptance;

	private int keptIterations;

	private int divergences;

	private long gradients;

	/**
	 * Starts a chain.
	 * @param density what to draw from; not shared with another chain
	 * @param scale rough standard deviation of all weights, greater than 0
	 * @param acceptanceTarget mean acceptance probability wanted
	 * @param random all of its randomness
	 */
	HmcChain(LogDensity density, double scale, double acceptanceTarget, SeededRandom random) {
		int dimension = density.dimension();
		this.density = density;
		this.random = random;
		this.acceptanceTarget = acceptanceTarget;
		this.variance = new double[dimension];
		Arrays.fill(this.variance, scale * scale);
		this.adaptation = new StepSizeAdaptation(FIRST_STEP, acceptanceTarget);
		this.position = new double[dimension];
		this.gradient = new double[dimension];
		this.q = new double[dimension];
		this.p = new double[dimension];
		this.slope = new double[dimension];
		for (int i = 0; i < dimension; i++) {
			this.position[i] = scale / 2 * random.nextGaussian();
		}
		this.value = density.at(this.position, this.gradient);
	}

	/**
	 * Runs iterations.
	 * @param iterations how many
	 * @param drawsEach draws to take from each trajectory, at least 1
	 * @return the draws in order; the first of each iteration is the chain's next state
	 */
	List<float[]> advance(int iterations, int drawsEach) {
		List<float[]> draws = new ArrayList<>(iterations * drawsEach);
		for (int i = 0; i < iterations && !Thread.currentThread().isInterrupted(); i++) {
			iterate(drawsEach, draws);
		}
		return draws;
	}

	/**
	 * Takes over what the weights' variances turned out to be, and adapts the step size
	 * anew.
	 * @param newVariance diagonal of {@code M^-1}, shape [P]
	 */
	void setVariance(double[] newVariance) {
		System.arraycopy(newVariance, 0, this.variance, 0, newVariance.length);
		this.adaptation = new StepSizeAdaptation(this.stepSize, this.acceptanceTarget);
	}

	/** Ends the adaptation: from here on the chain is a Markov chain. */
	void settle() {
		this.stepSize = this.adaptation.averagedStepSize();
		this.adapting = false;
	}

	double stepSize() {
		return this.stepSize;
	}

	double meanAcceptance() {
		return this.keptAcceptance / this.keptIterations;
	}

	int divergences() {
		return this.divergences;
	}

	long gradients() {
		return this.gradients;
	}

	private void iterate(int drawsEach, List<float[]> draws) {
		double[] start = this.position.clone();
		double[] startSlope = this.gradient.clone();
		double[] momentum = new double[start.length];
		double energy = -this.value;
		for (int i = 0; i < momentum.length; i++) {
			momentum[i] = this.random.nextGaussian() / Math.sqrt(this.variance[i]);
			energy += momentum[i] * momentum[i] * this.variance[i] / 2;
		}
		float[][] picks = new float[drawsEach][];
		Arrays.fill(picks, narrow(start));
		this.logTotalWeight = 0;
		this.acceptanceSum = 0;
		this.divergent = false;
		double step = this.stepSize * (0.9 + 0.2 * this.random.nextDouble());
		double length = PATH_LENGTH * (0.5 + this.random.nextDouble());
		int total = (int) Math.min(Math.max(Math.ceil(length / step), 1), MAX_STEPS);
		int backward = this.random.nextInt(total + 1);
		follow(start, startSlope, momentum, energy, step, total - backward, picks);
		follow(start, startSlope, momentum, energy, -step, backward, picks);
		learn(this.acceptanceSum / total);
		draws.addAll(Arrays.asList(picks));
	}

	/** Follows the trajectory from its start in one direction of time. */
	private void follow(double[] start, double[] startSlope, double[] momentum, double startEnergy, double step,
			int count, float[][] picks) {
		System.arraycopy(start, 0, this.q, 0, start.length);
		System.arraycopy(startSlope, 0, this.slope, 0, start.length);
		System.arraycopy(momentum, 0, this.p, 0, start.length);
		for (int s = 0; s < count; s++) {
			double current = leapfrog(step);
			double error = energy(current) - startEnergy;
			this.gradients++;
			if (!(error < DIVERGENT)) { // also NaN
				// what lies beyond has no weight; the other direction still counts
				this.divergent = true;
				return;
			}
			this.acceptanceSum += Math.min(1, StrictMath.exp(-error));
			// as logarithms: the first steps can gain thousands of nats
			double greater = Math.max(this.logTotalWeight, -error);
			this.logTotalWeight = greater
					+ StrictMath.log(StrictMath.exp(this.logTotalWeight - greater) + StrictMath.exp(-error - greater));
			double share = StrictMath.exp(-error - this.logTotalWeight);
			if (this.random.nextDouble() < share) {
				System.arraycopy(this.q, 0, this.position, 0, start.length);
				System.arraycopy(this.slope, 0, this.gradient, 0, start.length);
				this.value = current;
				picks[0] = narrow(this.q);
			}
			for (int d = 1; d < picks.length; d++) {
				if (this.random.nextDouble() < share) {
					picks[d] = narrow(this.q);
				}
			}
		}
	}

	private double leapfrog(double step) {
		for (int i = 0; i < this.q.length; i++) {
			this.p[i] += step / 2 * this.slope[i];
			this.q[i] += step * this.variance[i] * this.p[i];
		}
		double current = this.density.at(this.q, this.slope);
		for (int i = 0; i < this.p.length; i++) {
			this.p[i] += step / 2 * this.slope[i];
		}
		return current;
	}

	private double energy(double current) {
		double energy = -current;
		for (int i = 0; i < this.p.length; i++) {
			energy += this.p[i] * this.p[i] * this.variance[i] / 2;
		}
		return energy;
	}

	/**
	 * Learns from a trajectory.
	 * @param acceptance mean over all of its steps; those behind a divergence count as 0,
	 * so that it makes the next steps smaller
	 */
	private void learn(double acceptance) {
		if (this.adapting) {
			this.adaptation.update(acceptance);
			this.stepSize = this.adaptation.stepSize();
		}
		else {
			this.keptIterations++;
			this.keptAcceptance += acceptance;
			this.divergences += this.divergent ? 1 : 0;
		}
	}

	private static float[] narrow(double[] values) {
		float[] narrow = new float[values.length];
		for (int i = 0; i < values.length; i++) {
			narrow[i] = (float) values[i];
		}
		return narrow;
	}

}
