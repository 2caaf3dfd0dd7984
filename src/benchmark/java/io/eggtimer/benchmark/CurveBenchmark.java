package io.eggtimer.benchmark;

import java.util.List;
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
import org.openjdk.jmh.annotations.Warmup;

import io.eggtimer.bayes.Activation;
import io.eggtimer.bayes.MeanFieldPosterior;
import io.eggtimer.bayes.NetworkShape;
import io.eggtimer.bayes.PosteriorNetwork;
import io.eggtimer.bayes.PosteriorPredictive;
import io.eggtimer.bayes.PredictiveCurve;
import io.eggtimer.bayes.ProbabilityBand;

/**
 * One prediction under 5,000 draws of the default network, and the curve of one outcome
 * at 150 times: by {@link PredictiveCurve}, and as so many predictions. One thread.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Thread)
public class CurveBenchmark {

	private static final int DRAWS = 5000;

	private static final int TIMES = 150;

	@Param({ "RELU", "TANH" })
	private Activation activation;

	private final float[] x = { 0.3f, -0.4f };

	private final float[] times = new float[TIMES];

	private PosteriorNetwork network;

	@Setup
	public void prepare() {
		NetworkShape shape = new NetworkShape(2, List.of(16, 6), 3, this.activation);
		int weights = shape.weightCount();
		this.network = new PosteriorNetwork(shape,
				MeanFieldPosterior.of(new float[weights], new float[weights]).draw(DRAWS, 1));
		for (int i = 0; i < TIMES; i++) {
			this.times[i] = -2.5f + 5f * i / TIMES;
		}
	}

	@Benchmark
	public PosteriorPredictive onePrediction() {
		return this.network.predict(this.x);
	}

	@Benchmark
	public List<ProbabilityBand> curve() {
		PredictiveCurve curve = this.network.curve(this.x, 1, this.times, 1, DRAWS);
		for (int slice = 0; slice < curve.slices(); slice++) {
			curve.evaluate(slice);
		}
		for (int stretch = 0; stretch < curve.stretches(); stretch++) {
			curve.summarise(stretch);
		}
		return curve.bands();
	}

	@Benchmark
	public List<PosteriorPredictive> curveOfPredictions() {
		float[][] examples = new float[TIMES][];
		for (int i = 0; i < TIMES; i++) {
			examples[i] = new float[] { this.x[0], this.times[i] };
		}
		return this.network.predict(examples, DRAWS);
	}

}
