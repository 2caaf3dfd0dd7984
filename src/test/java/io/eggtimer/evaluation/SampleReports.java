package io.eggtimer.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.springframework.core.io.ClassPathResource;

import io.eggtimer.bayes.ClassificationScores;
import io.eggtimer.bayes.HmcDiagnostics;
import io.eggtimer.bayes.PredictiveDistance;
import io.eggtimer.bayes.ReliabilityBin;
import io.eggtimer.dataset.EggCsv;
import io.eggtimer.dataset.EggDataset;
import io.eggtimer.dataset.EggGrid;
import io.eggtimer.dataset.SimulatedEggs;

/** Reports on the shipped eggs with made-up results. */
final class SampleReports {

	private static final int BINS = 20;

	private SampleReports() {
	}

	/** Returns a report with every section and every method. */
	static EvaluationReport full() {
		EggDataset dataset = EggCsv.read(new ClassPathResource("simulated-eggs.csv"), SimulatedEggs.LOCATION);
		List<Method> bayesian = Arrays.stream(Method.values()).filter(Method::isBayesian).toList();
		return new EvaluationReport("2026-11-23T12:00:00Z", Map.of("eggtimer", "0.1.0"), Scoreboard.data(dataset),
				new EvaluationReport.Protocol(10, 2, 42, Map.of("prior-scale", "1.0", "hidden-units", "16,6")),
				Arrays.stream(Method.values()).map(SampleReports::method).toList(),
				List.of(new EvaluationReport.EstimatorVariance("reparameterization", 1, 0.42, 0.0031),
						new EvaluationReport.EstimatorVariance("flipout", 1, 0.08, 0.0009),
						new EvaluationReport.EstimatorVariance("local-reparameterization", 1, 0.02, 0.0002)),
				learning(), List.of(curve(Method.DENSE, 0.0002), curve(Method.MEAN_FIELD, 0)),
				List.of(weights(Method.MEAN_FIELD, "none", 0.74), weights(Method.MEAN_FIELD, "balanced", 0.9)),
				new EvaluationReport.Spread(EggGrid.WEIGHTS_GRAMS, EggGrid.BOIL_MINUTES,
						bayesian.stream().map(SampleReports::spread).toList()),
				bayesian.stream()
					.flatMap((method) -> IntStream.range(0, 3).mapToObj((egg) -> example(egg, method)))
					.toList(),
				new HmcDiagnostics(4, 1250, 1.004, 2100.5, 1, 0.873, List.of(0.041, 0.039, 0.044, 0.04), 1234567));
	}

	/** Returns a report that says no more than its data. */
	static EvaluationReport bare(String location) {
		EvaluationReport.Data data = new EvaluationReport.Data(location, "00", 1, List.of("soft"), List.of(55.0),
				List.of(4.0), List.of(0));
		return new EvaluationReport("2026-11-23T12:00:00Z", Map.of(), data,
				new EvaluationReport.Protocol(2, 1, 1, Map.of()), List.of(), List.of(), List.of(), List.of(), List.of(),
				null, List.of(), null);
	}

	private static EvaluationReport.MethodResult method(Method method) {
		int rank = method.ordinal();
		double loss = (method == Method.MAJORITY) ? 1.05 : 0.2 + 0.004 * rank * rank;
		List<ReliabilityBin> bins = IntStream.range(0, 8)
			.mapToObj((b) -> new ReliabilityBin(0.42 + 0.07 * b, 0.49 + 0.07 * b, 0.45 + 0.07 * b,
					0.45 + 0.07 * b - 0.02 * rank * Math.sin(b), 20 + b * b * 8))
			.toList();
		return new EvaluationReport.MethodResult(method.id(), method.title(), method.description(),
				new Estimate(0.93 - 0.005 * rank, 0.01), new Estimate(loss, 0.012),
				new Estimate(0.11 + loss / 20, 0.01), new Estimate(0.03, 0.004), new Estimate(1.5 + rank, 0.1),
				new ClassificationScores(1280, 0.93, loss, 0.11, 0.021), bins,
				(method != Method.HMC) ? new Estimate(loss - 0.2, 0.003) : null);
	}

	private static List<EvaluationReport.LearningPoint> learning() {
		List<EvaluationReport.LearningPoint> points = new ArrayList<>();
		for (Method method : List.of(Method.HMC, Method.MEAN_FIELD, Method.DENSE, Method.LOGISTIC)) {
			for (int rows : List.of(20, 50, 100, 200, 576)) {
				double loss = 0.19 + (3 + method.ordinal()) / (double) rows;
				points.add(new EvaluationReport.LearningPoint(method.id(), rows, new Estimate(1 - loss / 2, 0.01),
						new Estimate(loss, 0.6 / rows)));
			}
		}
		return points;
	}

	private static EvaluationReport.OverfittingCurve curve(Method method, double slope) {
		List<Integer> epochs = IntStream.rangeClosed(1, 100).mapToObj((i) -> 20 * i).toList();
		return new EvaluationReport.OverfittingCurve(method.id(), epochs,
				epochs.stream().map((epoch) -> 0.18 + Math.exp(-epoch / 150.0) - slope / 3 * epoch).toList(),
				epochs.stream().map((epoch) -> 0.2 + Math.exp(-epoch / 150.0) + slope * epoch).toList());
	}

	private static EvaluationReport.ClassWeightResult weights(Method method, String weights, double soft) {
		return new EvaluationReport.ClassWeightResult(method.id(), weights, new Estimate(0.92, 0.01),
				new Estimate(0.21, 0.01), (1.9 + soft) / 3, List.of(0.95, soft, 0.95));
	}

	private static EvaluationReport.PosteriorSpread spread(Method method) {
		int rows = EggGrid.WEIGHTS_GRAMS.size();
		int columns = EggGrid.BOIL_MINUTES.size();
		double[][] soft = new double[rows][columns];
		double[][] deviation = new double[rows][columns];
		for (int w = 0; w < rows; w++) {
			for (int t = 0; t < columns; t++) {
				double z = (EggGrid.BOIL_MINUTES.get(t) - 4.2 - EggGrid.WEIGHTS_GRAMS.get(w) / 100) / 0.6;
				soft[w][t] = Math.exp(-z * z / 2);
				deviation[w][t] = soft[w][t] * (1 - soft[w][t]) * (0.6 - 0.1 * method.ordinal());
			}
		}
		return new EvaluationReport.PosteriorSpread(method.id(), 20.5,
				(method != Method.HMC) ? new PredictiveDistance(0.01, 0.08, 0.8, 0.7) : null, soft, deviation);
	}

	private static EvaluationReport.Example example(int egg, Method method) {
		int[][] histogram = new int[3][BINS];
		double[] centres = { 0.05 + 0.1 * egg, 0.3 + 0.2 * egg, 0.65 - 0.3 * egg };
		for (int c = 0; c < histogram.length; c++) {
			for (int b = 0; b < BINS; b++) {
				double z = ((b + 0.5) / BINS - centres[c]) / (0.12 - 0.015 * method.ordinal());
				histogram[c][b] = (int) (1000 * Math.exp(-z * z / 2));
			}
		}
		return new EvaluationReport.Example(53 + egg, 4.5 + egg, method.id(), List.of(200, 1800 + 1000 * egg, 3000),
				List.of(0.05, 0.3, 0.65), List.of(0.02, 0.1, 0.12), histogram);
	}

}
