package io.eggtimer.bayes;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Draws from an exact posterior with several chains side by side.
 *
 * <p>
 * The first half of the warm-up adapts the step size alone, so that the chains arrive;
 * what they visit in the next three tenths gives, pooled over the chains, the variance of
 * each weight as the diagonal of the inverse mass matrix; the rest adapts the step size
 * to it. Draws depend on the density, the settings and the seed, not on the number of
 * threads.
 *
 * @param settings how much to run
 * @param scale rough standard deviation of all weights, such as the prior's
 * @param seed determines all randomness
 */
public record HamiltonianMonteCarlo(HmcSettings settings, double scale, long seed) {

	private static final double ARRIVE = 0.5;

	private static final double EXPLORE = 0.3;

	/** Legs between which the chains wait for each other and progress is reported. */
	private static final int LEGS = 10;

	/** Stan's: so many iterations count as much as the initial guess of a variance. */
	private static final double GUESS_WEIGHT = 5;

	/**
	 * Creates a sampler.
	 * @throws IllegalArgumentException if {@code scale} is not positive
	 */
	public HamiltonianMonteCarlo {
		if (!(scale > 0)) {
			throw new IllegalArgumentException("scale must be positive, got " + scale);
		}
	}

	/**
	 * Runs the chains.
	 * @param densities creates the density for each chain
	 * @param draws posterior draws wanted, {@code S}, at least 1
	 * @param progress hears how far the chains are, on this thread
	 * @return at least as many draws as wanted, and how the chains went
	 * @throws InterruptedException if this thread is interrupted
	 */
	public HmcRun sample(Supplier<LogDensity> densities, int draws, Progress progress) throws InterruptedException {
		SeededRandom random = SeededRandom.seeded(this.seed, SeededRandom.Purpose.CHAINS);
		List<HmcChain> chains = new ArrayList<>();
		for (int c = 0; c < this.settings.chains(); c++) {
			chains.add(new HmcChain(densities.get(), this.scale, this.settings.acceptance(), random.split()));
		}
		ExecutorService pool = Executors.newFixedThreadPool(
				Math.min(chains.size(), Runtime.getRuntime().availableProcessors()), HamiltonianMonteCarlo::daemon);
		try {
			return sample(pool, chains, draws, progress);
		}
		finally {
			pool.shutdownNow();
		}
	}

	private HmcRun sample(ExecutorService pool, List<HmcChain> chains, int draws, Progress progress)
			throws InterruptedException {
		int warmUp = this.settings.warmUp();
		int arrive = (int) (ARRIVE * warmUp);
		int explore = (int) (EXPLORE * warmUp);
		int total = warmUp + this.settings.iterations();
		advance(pool, chains, arrive, 1, 0, total, progress);
		double[] variance = variance(advance(pool, chains, explore, 1, arrive, total, progress));
		chains.forEach((chain) -> chain.setVariance(variance));
		advance(pool, chains, warmUp - arrive - explore, 1, arrive + explore, total, progress);
		chains.forEach(HmcChain::settle);
		int drawsEach = (draws - 1) / (chains.size() * this.settings.iterations()) + 1;
		List<List<float[]>> kept = advance(pool, chains, this.settings.iterations(), drawsEach, warmUp, total,
				progress);
		return new HmcRun(kept, drawsEach, chains.stream().map(HmcChain::stepSize).toList(),
				chains.stream().mapToDouble(HmcChain::meanAcceptance).average().orElseThrow(),
				chains.stream().mapToInt(HmcChain::divergences).sum(),
				chains.stream().mapToLong(HmcChain::gradients).sum());
	}

	/** Advances all chains, in legs; returns the draws of each. */
	private static List<List<float[]>> advance(ExecutorService pool, List<HmcChain> chains, int iterations,
			int drawsEach, int done, int total, Progress progress) throws InterruptedException {
		List<List<float[]>> draws = new ArrayList<>();
		chains.forEach((chain) -> draws.add(new ArrayList<>()));
		for (int leg = 0; leg < LEGS; leg++) {
			int from = iterations * leg / LEGS;
			int to = iterations * (leg + 1) / LEGS;
			List<Callable<List<float[]>>> tasks = new ArrayList<>();
			chains.forEach((chain) -> tasks.add(() -> chain.advance(to - from, drawsEach)));
			List<Future<List<float[]>>> results = pool.invokeAll(tasks);
			List<float[]> states = new ArrayList<>();
			for (int c = 0; c < results.size(); c++) {
				List<float[]> added = result(results.get(c));
				draws.get(c).addAll(added);
				for (int i = 0; i < added.size(); i += drawsEach) {
					states.add(added.get(i));
				}
			}
			progress.onProgress(done + to, (int) ((done + to) * 100L / total), states);
		}
		return draws;
	}

	private static <T> T result(Future<T> future) throws InterruptedException {
		try {
			return future.get();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("A chain failed", ex.getCause());
		}
	}

	private double[] variance(List<List<float[]>> chains) {
		List<float[]> draws = chains.stream().flatMap(List::stream).toList();
		double[] variance = new double[draws.get(0).length];
		double n = draws.size();
		double guess = this.scale * this.scale;
		for (int p = 0; p < variance.length; p++) {
			double mean = 0;
			for (float[] draw : draws) {
				mean += draw[p] / n;
			}
			double squares = 0;
			for (float[] draw : draws) {
				squares += (draw[p] - mean) * (draw[p] - mean);
			}
			variance[p] = (squares + GUESS_WEIGHT * guess) / (n + GUESS_WEIGHT);
		}
		return variance;
	}

	private static Thread daemon(Runnable task) {
		Thread thread = new Thread(task, "hmc");
		thread.setDaemon(true);
		return thread;
	}

	/** Hears how far the chains are. */
	@FunctionalInterface
	public interface Progress {

		/**
		 * Is called whenever all chains have finished a leg.
		 * @param iterations iterations of each chain so far, warm-up included
		 * @param percent share of all, in [0, 100]
		 * @param states what the chains visited in this leg, one after the other, each of
		 * shape [P]; none if it was shorter than an iteration. In the warm-up they are no
		 * draws from the posterior yet
		 */
		void onProgress(int iterations, int percent, List<float[]> states);

	}

}
