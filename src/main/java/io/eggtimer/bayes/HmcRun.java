package io.eggtimer.bayes;

import java.util.ArrayList;
import java.util.List;

/**
 * What Hamiltonian Monte Carlo drew, and how it went.
 *
 * @param chains draws of each chain in order, each of shape [P]
 * @param drawsEach draws from each iteration, of which the first is the chain's state
 * @param stepSizes adapted step size of each chain
 * @param acceptance mean acceptance probability of the kept iterations, in [0, 1]
 * @param divergences kept iterations whose trajectory diverged: where the step size is
 * too large for the posterior, so that it may be explored badly
 * @param gradients gradients evaluated, warm-up included
 */
public record HmcRun(List<List<float[]>> chains, int drawsEach, List<Double> stepSizes, double acceptance,
		int divergences, long gradients) {

	/** Creates a run. */
	public HmcRun {
		chains = List.copyOf(chains);
		stepSizes = List.copyOf(stepSizes);
	}

	/**
	 * Returns the states of one chain, without the further draws of each iteration.
	 * @param c its index
	 */
	public List<float[]> states(int c) {
		List<float[]> states = new ArrayList<>();
		for (int i = 0; i < this.chains.get(c).size(); i += this.drawsEach) {
			states.add(this.chains.get(c).get(i));
		}
		return states;
	}

	/**
	 * Returns draws of all chains in random order, so that the first few represent all.
	 * @param draws how many, at most as many as there are
	 * @param seed determines the order
	 * @return the draws, shape [S, P]
	 */
	public float[][] shuffled(int draws, long seed) {
		List<float[]> all = this.chains.stream().flatMap(List::stream).toList();
		int[] order = new int[all.size()];
		for (int i = 0; i < order.length; i++) {
			order[i] = i;
		}
		SeededRandom.seeded(seed, SeededRandom.Purpose.DRAWS).shuffle(order);
		float[][] shuffled = new float[draws][];
		for (int s = 0; s < draws; s++) {
			shuffled[s] = all.get(order[s]);
		}
		return shuffled;
	}

}
