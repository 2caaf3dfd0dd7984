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

/** How the time of one egg grows with the draws, for either activation. One thread. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class DrawsBenchmark {

	@Param({ "50", "500", "5000", "50000" })
	private int draws;

	@Param({ "RELU", "TANH" })
	private Activation activation;

	private final float[] x = { 0.3f, -0.4f };

	private PosteriorNetwork network;

	@Setup
	public void prepare() {
		NetworkShape shape = new NetworkShape(2, List.of(16, 6), 3, this.activation);
		int weights = shape.weightCount();
		this.network = new PosteriorNetwork(shape,
				MeanFieldPosterior.of(new float[weights], new float[weights]).draw(this.draws, 1));
	}

	@Benchmark
	public PosteriorPredictive eggTimer() {
		return this.network.predict(this.x);
	}

}
