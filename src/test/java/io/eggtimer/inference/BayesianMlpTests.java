package io.eggtimer.inference;

import java.util.ArrayList;
import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.eggtimer.bayes.Activation;
import io.eggtimer.bayes.DrawProbabilities;
import io.eggtimer.bayes.MeanFieldPosterior;
import io.eggtimer.bayes.NetworkShape;
import io.eggtimer.bayes.PosteriorNetwork;
import io.eggtimer.bayes.SeededRandom;
import io.eggtimer.bayes.WeightDraws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/** Tests for {@link BayesianMlp} and {@link Elbo}. */
class BayesianMlpTests {

	private static final NetworkShape NETWORK = new NetworkShape(2, List.of(16, 6), 3, Activation.RELU);

	private final NDManager manager = PyTorch.newManager();

	@AfterEach
	void close() {
		this.manager.close();
	}

	@ParameterizedTest
	@EnumSource
	void agreesWithTheServingNetworkOnTheSameWeights(Activation activation) {
		for (List<Integer> hidden : List.of(List.<Integer>of(), List.of(16, 6), List.of(5))) {
			NetworkShape network = new NetworkShape(2, hidden, 3, activation);
			WeightDraws draws = posterior(network, 1).draw(200, 3);
			float[] flat = new float[200 * network.weightCount()];
			for (int s = 0; s < 200; s++) {
				System.arraycopy(draws.get(s), 0, flat, s * network.weightCount(), network.weightCount());
			}
			float[] x = { 0.4f, -1.7f };
			NDArray weights = this.manager.create(flat, new Shape(200, network.weightCount()));
			float[] expected = Mlp.logits(network, this.manager.create(x, new Shape(1, 2)), weights)
				.softmax(-1)
				.toFloatArray();
			PosteriorNetwork serving = new PosteriorNetwork(network, draws);
			DrawProbabilities actual = serving.newProbabilities(200);
			serving.evaluate(x, actual, 0, serving.slices(200));
			for (int s = 0; s < 200; s++) {
				for (int c = 0; c < 3; c++) {
					assertThat(actual.get(c, s)).isEqualTo(expected[s * 3 + c], within(1e-5f));
				}
			}
		}
	}

	@Test
	void withoutNoiseTheWeightsAreTheMeans() {
		MeanFieldPosterior posterior = posterior(NETWORK, 2);
		BayesianMlp block = block(posterior, 1);
		NDArray x = this.manager.create(new float[] { 1, -1, 0.5f, 2 }, new Shape(2, 2));
		NDArray silence = this.manager.zeros(new Shape(1, NETWORK.weightCount()));
		NDArray means = this.manager.create(posterior.loc(), new Shape(1, NETWORK.weightCount()));
		assertThat(block.forward(store(), new NDList(x, silence), false).singletonOrThrow().toFloatArray())
			.containsExactly(Mlp.logits(NETWORK, x, means).toFloatArray());
	}

	@Test
	void klDivergenceAgreesWithPlainJava() {
		MeanFieldPosterior posterior = posterior(NETWORK, 4);
		BayesianMlp block = block(posterior, 2);
		NDArray kl = block.klDivergence(store(), this.manager.ones(new Shape(1)));
		assertThat(kl.getShape()).isEqualTo(new Shape());
		double expected = posterior.klDivergence(2);
		// float32 sums of 171 terms
		assertThat((double) kl.getFloat()).isEqualTo(expected, within(1e-5 * expected));
	}

	@Test
	void lossAgreesWithPlainJavaAndCountsTheKlOncePerDataSet() {
		MeanFieldPosterior posterior = posterior(NETWORK, 5);
		BayesianMlp block = block(posterior, 1);
		WeightDraws draws = posterior.draw(3, 8);
		float[] epsilon = epsilon(3, 8);
		float[][] x = { { 1, 0 }, { -1, 0.5f } };
		int[] y = { 2, 0 };
		float[] classWeights = { 1, 1, 0.25f };
		double expected = 0;
		PosteriorNetwork serving = new PosteriorNetwork(NETWORK, draws);
		for (int n = 0; n < 2; n++) {
			DrawProbabilities p = serving.newProbabilities(3);
			serving.evaluate(x[n], p, 0, 1);
			for (int s = 0; s < 3; s++) {
				expected -= classWeights[y[n]] * Math.log(p.get(y[n], s)) / 6;
			}
		}
		Elbo elbo = new Elbo(block, 100); // a batch of 2 from a training set of 100
		NDArray features = this.manager.create(new float[] { 1, 0, -1, 0.5f }, new Shape(2, 2));
		NDArray targets = this.manager.create(new float[] { 0, 0, 0.25f, 1, 0, 0 }, new Shape(2, 3));
		NDArray noise = this.manager.create(epsilon, new Shape(3, NETWORK.weightCount()));
		// probabilities of e^-60 have two digits in single precision
		assertThat((double) elbo.negativeLogLikelihood(store(), new Batches.Batch(features, targets), new NDList(noise))
			.getFloat()).isEqualTo(expected, within(1e-3)); // of log p = -60, p has two
															// digits
		assertThat((double) elbo.klPerRow(store(), noise).getFloat()).isEqualTo(posterior.klDivergence(1) / 100,
				within(1e-5));
	}

	@Test
	void theGradientOfTheKlReachesBothParameters() {
		MeanFieldPosterior posterior = posterior(NETWORK, 6);
		BayesianMlp block = block(posterior, 2);
		try (GradientCollector collector = PyTorch.engine().newGradientCollector()) {
			collector.backward(block.klDivergence(store(), this.manager.ones(new Shape(1))));
		}
		float[] loc = block.getParameters().get("loc").getArray().getGradient().toFloatArray();
		float[] rho = block.getParameters().get("rho").getArray().getGradient().toFloatArray();
		for (int p = 0; p < NETWORK.weightCount(); p++) {
			// d KL / d loc = loc / prior^2; d KL / d rho = (scale / prior^2 - 1 / scale)
			// sigmoid(rho)
			double scale = Math.log1p(Math.exp(posterior.rho()[p]));
			double sigmoid = 1 / (1 + Math.exp(-posterior.rho()[p]));
			assertThat((double) loc[p]).isEqualTo(posterior.loc()[p] / 4, within(1e-6));
			assertThat((double) rho[p]).isEqualTo((scale / 4 - 1 / scale) * sigmoid, within(1e-5));
		}
	}

	@ParameterizedTest
	@MethodSource("blocks")
	void leavesNoArrayBehind(BayesianMlp block) {
		block.initialize(this.manager);
		Batches.Batch batch = new Batches.Batch(this.manager.ones(new Shape(7, 2)), this.manager.ones(new Shape(7, 3)));
		// the collector initializes the gradients, which stay
		gradient(block, batch);
		int before = this.manager.getManagedArrays().size();
		gradient(block, batch);
		assertThat(this.manager.getManagedArrays()).hasSize(before);
	}

	@ParameterizedTest
	@MethodSource("blocks")
	void theGradientReachesEveryParameterThatIsTrained(BayesianMlp block) {
		block.initialize(this.manager);
		gradient(block, new Batches.Batch(this.manager.create(new float[] { 1, -2, 0.5f, 1 }, new Shape(2, 2)),
				this.manager.create(new float[] { 1, 0, 0, 0, 0, 1 }, new Shape(2, 3))));
		int size = NETWORK.weightCount();
		for (Parameter parameter : block.getParameters().values()) {
			if (!parameter.requiresGradient()) {
				continue;
			}
			float[] gradient = parameter.getArray().getGradient().toFloatArray();
			for (int i = 0; i < gradient.length; i++) {
				// of a matrix only what is below the diagonal
				boolean used = gradient.length == size || i % size < i / size;
				assertThat(gradient[i] != 0).as("%s[%d]", parameter.getName(), i).isEqualTo(used);
			}
		}
	}

	@Test
	void fullCovarianceKlAgreesWithPlainJava() {
		FullCovarianceMlp block = fullCovariance();
		block.initialize(this.manager);
		double expected = block.posterior().klDivergence(2);
		// float32 sums of 171 and 14,535 terms
		assertThat((double) block.klDivergence(store(), this.manager.ones(new Shape(1))).getFloat()).isEqualTo(expected,
				within(1e-5 * expected));
	}

	@Test
	void fullCovarianceEvaluatesTheDrawsOfItsPosterior() {
		FullCovarianceMlp block = fullCovariance();
		block.initialize(this.manager);
		WeightDraws draws = block.posterior().draw(3, 8);
		float[] flat = new float[3 * NETWORK.weightCount()];
		for (int s = 0; s < 3; s++) {
			System.arraycopy(draws.get(s), 0, flat, s * NETWORK.weightCount(), NETWORK.weightCount());
		}
		NDArray x = this.manager.create(new float[] { 1, -1, 0.5f, 2 }, new Shape(2, 2));
		NDArray noise = this.manager.create(epsilon(3, 8), new Shape(3, NETWORK.weightCount()));
		float[] expected = Mlp.logits(NETWORK, x, this.manager.create(flat, new Shape(3, NETWORK.weightCount())))
			.toFloatArray();
		float[] actual = block.forward(store(), new NDList(x, noise), false).singletonOrThrow().toFloatArray();
		// float32 sums of 171 terms, through three layers
		assertThat(actual).containsExactly(expected, within(1e-4f));
	}

	@Test
	void refusesAPriorThatIsNotPositive() {
		MeanFieldPosterior initial = posterior(NETWORK, 1);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new MeanFieldMlp(NETWORK, 0, GradientEstimator.REPARAMETERIZATION, initial));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new MeanFieldMlp(NETWORK, Double.NaN, GradientEstimator.REPARAMETERIZATION, initial));
	}

	private BayesianMlp block(MeanFieldPosterior initial, double priorScale) {
		BayesianMlp block = new MeanFieldMlp(NETWORK, priorScale, GradientEstimator.REPARAMETERIZATION, initial);
		block.initialize(this.manager);
		return block;
	}

	private static List<BayesianMlp> blocks() {
		List<BayesianMlp> blocks = new ArrayList<>();
		for (GradientEstimator estimator : GradientEstimator.values()) {
			blocks.add(new MeanFieldMlp(NETWORK, 1, estimator, posterior(NETWORK, 7)));
		}
		blocks.add(fullCovariance());
		return blocks;
	}

	private static FullCovarianceMlp fullCovariance() {
		SeededRandom source = SeededRandom.seeded(9);
		float[][] lower = new float[NETWORK.weightCount()][NETWORK.weightCount()];
		for (float[] row : lower) {
			for (int q = 0; q < row.length; q++) {
				row[q] = (float) source.nextGaussian();
			}
		}
		return new FullCovarianceMlp(NETWORK, 2, posterior(NETWORK, 7), lower);
	}

	/** Takes a step's gradient, without the step. */
	private void gradient(BayesianMlp block, Batches.Batch batch) {
		try (NDManager call = this.manager.newSubManager()) {
			new Elbo(block, batch.rows()).backward(store(), batch,
					block.noise(call, SeededRandom.seeded(1), 4, batch.rows()), 1);
		}
	}

	private ParameterStore store() {
		return new ParameterStore(this.manager, false);
	}

	/** The noise behind {@code posterior.draw(draws, seed)}. */
	private static float[] epsilon(int draws, long seed) {
		SeededRandom source = SeededRandom.seeded(seed, SeededRandom.Purpose.DRAWS);
		float[] epsilon = new float[draws * NETWORK.weightCount()];
		for (int i = 0; i < epsilon.length; i++) {
			epsilon[i] = (float) source.nextGaussian();
		}
		return epsilon;
	}

	private static MeanFieldPosterior posterior(NetworkShape network, long seed) {
		SeededRandom source = SeededRandom.seeded(seed);
		float[] loc = new float[network.weightCount()];
		float[] rho = new float[network.weightCount()];
		for (int p = 0; p < loc.length; p++) {
			loc[p] = (float) source.nextGaussian();
			rho[p] = (float) (source.nextGaussian() - 2);
		}
		return MeanFieldPosterior.of(loc, rho);
	}

}
