package io.eggtimer.benchmark;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import io.eggtimer.bayes.Activation;
import io.eggtimer.bayes.DrawProbabilities;
import io.eggtimer.bayes.MeanFieldPosterior;
import io.eggtimer.bayes.NetworkShape;
import io.eggtimer.bayes.PosteriorNetwork;
import io.eggtimer.bayes.WeightDraws;

/**
 * The predictive of one egg, and of 64 at once, under 5,000 draws of the default network,
 * on one thread. Where a name ends in {@code Answer}, it is with all statistics that an
 * answer has; else the probabilities of each draw, of PyTorch also their mean.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Thread)
public class PredictiveBenchmark {

	private static final int DRAWS = 5000;

	@Param({ "1", "64" })
	private int eggs;

	private float[][] x;

	private PosteriorNetwork network;

	private DrawProbabilities probabilities;

	private PyTorchDraws pyTorch;

	@Setup
	public void prepare() {
		NetworkShape shape = new NetworkShape(2, List.of(16, 6), 3, Activation.RELU);
		int weights = shape.weightCount();
		WeightDraws draws = MeanFieldPosterior.of(new float[weights], new float[weights]).draw(DRAWS, 1);
		this.network = new PosteriorNetwork(shape, draws);
		this.probabilities = this.network.newProbabilities(DRAWS);
		this.pyTorch = new PyTorchDraws(shape, draws);
		Random random = new Random(2);
		this.x = new float[this.eggs][2];
		for (float[] egg : this.x) {
			egg[0] = (float) random.nextGaussian();
			egg[1] = (float) random.nextGaussian();
		}
	}

	@TearDown
	public void close() {
		this.pyTorch.close();
	}

	@Benchmark
	public DrawProbabilities eggTimer() {
		for (float[] egg : this.x) {
			this.network.evaluate(egg, this.probabilities, 0, this.network.slices(DRAWS));
		}
		return this.probabilities;
	}

	@Benchmark
	public Object eggTimerAnswer() {
		return (this.eggs == 1) ? this.network.predict(this.x[0]) : this.network.predict(this.x, DRAWS);
	}

	@Benchmark
	public float[] pyTorchMatmulAnswer() {
		return this.pyTorch.answer(this.x);
	}

	@Benchmark
	public float[] pyTorchMatmul() {
		return this.pyTorch.matmul(this.x);
	}

	@Benchmark
	public float[] pyTorchMatmulInPlace() {
		return this.pyTorch.matmulInPlace(this.x);
	}

	@Benchmark
	public float[] pyTorchElementWise() {
		return this.pyTorch.elementWise(this.x);
	}

}
