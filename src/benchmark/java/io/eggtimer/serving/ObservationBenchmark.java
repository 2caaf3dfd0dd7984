package io.eggtimer.serving;

import java.util.List;
import java.util.concurrent.TimeUnit;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import io.eggtimer.bayes.ClassPredictive;
import io.eggtimer.bayes.PosteriorPredictive;
import io.eggtimer.egg.Decision;
import io.eggtimer.egg.Doneness;
import io.eggtimer.egg.Prediction;

/** What it costs to count one prediction in all metrics. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ObservationBenchmark {

	private final PredictionMetrics metrics = new PredictionMetrics(
			new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));

	private final Prediction prediction = new Prediction(
			new PosteriorPredictive(3, List.of(new ClassPredictive(1, 0.1, 0.2, 0.4, 1)), 0.63, 0.58), true,
			new Decision(Doneness.SOFT, false, false), "v");

	@Benchmark
	public void predicted() {
		this.metrics.predicted(this.prediction, 130_000);
	}

}
