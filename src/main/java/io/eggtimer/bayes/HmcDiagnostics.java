package io.eggtimer.bayes;

import java.util.ArrayList;
import java.util.List;

/**
 * How far Markov chains can be trusted. Weights are not identifiable (units can change
 * places), so the chains are compared on what the network predicts.
 *
 * @param chains number of chains
 * @param iterations kept iterations of each
 * @param rHat greatest split R-hat of any probability; 1 where all chains agree, and to
 * be at most about 1.01
 * @param effectiveDraws smallest effective number of draws behind any probability
 * @param divergences trajectories that diverged, of all kept iterations
 * @param acceptance mean acceptance probability, in [0, 1]
 * @param stepSizes adapted step size of each chain
 * @param gradients gradients evaluated, warm-up included
 */
public record HmcDiagnostics(int chains, int iterations, double rHat, double effectiveDraws, int divergences,
		double acceptance, List<Double> stepSizes, long gradients) {

	/**
	 * A probability that moves less is the same for whoever reads it; its R-hat says
	 * nothing.
	 */
	private static final double SEEN = 0.001;

	/**
	 * Creates diagnostics.
	 * @throws IllegalArgumentException if a number is not finite or out of range
	 */
	public HmcDiagnostics {
		stepSizes = List.copyOf(stepSizes);
		if (chains < 1 || iterations < 1 || divergences < 0 || gradients < 0
				|| !(Double.isFinite(rHat) && Double.isFinite(effectiveDraws) && acceptance >= 0 && acceptance <= 1
						&& stepSizes.stream().allMatch(Double::isFinite))) {
			throw new IllegalArgumentException("Not the diagnostics of chains: R-hat %s, %s draws, acceptance %s"
				.formatted(rHat, effectiveDraws, acceptance));
		}
	}

	/**
	 * Judges a run.
	 * @param run the run
	 * @param network the network that its draws are weights of
	 * @param probes examples to compare the chains on, shape [N, D]
	 * @return the diagnostics
	 */
	public static HmcDiagnostics of(HmcRun run, NetworkShape network, float[][] probes) {
		List<PosteriorNetwork> chains = new ArrayList<>();
		for (int c = 0; c < run.chains().size(); c++) {
			float[][] states = run.states(c).toArray(float[][]::new);
			chains.add(new PosteriorNetwork(network, DrawnPosterior.of(states).draw(states.length, 0)));
		}
		double rHat = 1;
		double effectiveDraws = Double.POSITIVE_INFINITY;
		for (float[] probe : probes) {
			for (double[][] probabilities : probabilities(chains, probe)) {
				ChainDiagnostic diagnostic = ChainDiagnostic.of(probabilities);
				if (diagnostic.standardDeviation() >= SEEN) {
					rHat = Math.max(rHat, diagnostic.rHat());
					effectiveDraws = Math.min(effectiveDraws, diagnostic.effectiveDraws());
				}
			}
		}
		int iterations = chains.get(0).draws();
		return new HmcDiagnostics(chains.size(), iterations, rHat,
				Math.min(effectiveDraws, (double) chains.size() * iterations), run.divergences(), run.acceptance(),
				run.stepSizes(), run.gradients());
	}

	/** Returns the probability of each class along each chain, [C][chain][iteration]. */
	private static double[][][] probabilities(List<PosteriorNetwork> chains, float[] probe) {
		double[][][] values = new double[0][][];
		for (int k = 0; k < chains.size(); k++) {
			PosteriorNetwork chain = chains.get(k);
			DrawProbabilities drawn = chain.newProbabilities(chain.draws());
			chain.evaluate(probe, drawn, 0, chain.slices(chain.draws()));
			if (k == 0) {
				values = new double[drawn.classes()][chains.size()][chain.draws()];
			}
			for (int c = 0; c < drawn.classes(); c++) {
				for (int s = 0; s < chain.draws(); s++) {
					values[c][k][s] = drawn.get(c, s);
				}
			}
		}
		return values;
	}

}
