package io.eggtimer.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

import io.eggtimer.bayes.Activation;
import io.eggtimer.bayes.MeanFieldPosterior;
import io.eggtimer.bayes.NetworkShape;
import io.eggtimer.bayes.PosteriorNetwork;
import io.eggtimer.egg.Decision;
import io.eggtimer.egg.Doneness;
import io.eggtimer.egg.Prediction;
import io.eggtimer.egg.Question;

/** What it costs to read a question and to write its answer, as {@code /predict} does. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Thread)
public class JsonBenchmark {

	private static final byte[] QUESTION = "{\"weightGrams\": 61.2, \"boilMinutes\": 4.8}"
		.getBytes(StandardCharsets.UTF_8);

	private final JsonMapper json = JsonMapper
		.builder(JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build())
		.addModule(new SimpleModule().addDeserializer(Question.class, new QuestionDeserializer()))
		.build();

	private final Prediction prediction = prediction();

	@Benchmark
	public Question read() {
		return this.json.readValue(QUESTION, Question.class);
	}

	@Benchmark
	public byte[] write() {
		return this.json.writeValueAsBytes(PredictResponse.from(this.prediction));
	}

	/** Real ones, with all their digits. */
	private static Prediction prediction() {
		NetworkShape shape = new NetworkShape(2, List.of(16, 6), 3, Activation.RELU);
		int weights = shape.weightCount();
		PosteriorNetwork network = new PosteriorNetwork(shape,
				MeanFieldPosterior.of(new float[weights], new float[weights]).draw(5000, 1));
		return new Prediction(network.predict(new float[] { 0.3f, -0.4f }), false,
				new Decision(Doneness.SOFT, true, false), "20261128T181649Z-9b585e43");
	}

}
