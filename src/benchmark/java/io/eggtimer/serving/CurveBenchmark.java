package io.eggtimer.serving;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
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

import io.eggtimer.egg.BoilingGoal;
import io.eggtimer.egg.DecisionPolicy;
import io.eggtimer.egg.Doneness;
import io.eggtimer.egg.Egg;
import io.eggtimer.egg.Prediction;
import io.eggtimer.egg.Question;
import io.eggtimer.egg.Recommendation;
import io.eggtimer.modelstore.ModelStore;

/**
 * One prediction and one recommendation, with its curve of 101 times, by the version that
 * ships, without HTTP.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Benchmark)
public class CurveBenchmark {

	private final Question question = new Question(new Egg(55, 4), null);

	private final BoilingGoal goal = new BoilingGoal(55, Doneness.SOFT, 0.5);

	/** Of the pool; a prediction uses one of them. */
	@Param({ "1", "2" })
	private int threads;

	private DrawPool pool;

	private ActiveModel model;

	@Setup
	public void prepare() {
		this.pool = new DrawPool(this.threads, Duration.ofMinutes(1));
		this.model = new ActiveModel(this.pool, new DecisionPolicy(0.8, 0.2),
				new PredictionMetrics(new SimpleMeterRegistry()));
		this.model.swap(ServingModel
			.open(new ModelStore(Path.of("model-store")).versions((manifest) -> true).findFirst().orElseThrow()));
	}

	@TearDown
	public void close() {
		this.pool.close();
	}

	@Benchmark
	public Prediction prediction() {
		return this.model.predict(this.question);
	}

	@Benchmark
	public Recommendation recommendation() {
		return this.model.recommend(this.goal);
	}

}
