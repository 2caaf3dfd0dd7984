package io.eggtimer.serving;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import io.eggtimer.bayes.ClassPredictive;
import io.eggtimer.bayes.PosteriorPredictive;
import io.eggtimer.bayes.ProbabilityBand;
import io.eggtimer.dataset.Features;
import io.eggtimer.egg.BatchPredictor;
import io.eggtimer.egg.BoilingCurve;
import io.eggtimer.egg.BoilingGoal;
import io.eggtimer.egg.DecisionPolicy;
import io.eggtimer.egg.Doneness;
import io.eggtimer.egg.Egg;
import io.eggtimer.egg.EggPredictor;
import io.eggtimer.egg.ModelNotReadyException;
import io.eggtimer.egg.Prediction;
import io.eggtimer.egg.Question;
import io.eggtimer.egg.Recommendation;
import io.eggtimer.egg.TimeLeft;

/**
 * Answers with the version in use, which may be swapped while requests run: each request
 * sees one version from beginning to end.
 */
final class ActiveModel implements EggPredictor, ServedModel {

	private final AtomicReference<@Nullable InService> current = new AtomicReference<>();

	private final DrawPool pool;

	private final DecisionPolicy policy;

	private final PredictionMetrics metrics;

	ActiveModel(DrawPool pool, DecisionPolicy policy, PredictionMetrics metrics) {
		this.pool = pool;
		this.policy = policy;
		this.metrics = metrics;
	}

	/** Lets a version answer from now on. */
	synchronized void swap(ServingModel model) {
		this.current.set(new InService(model, new LazyBytes(
				() -> ModelMap.of(model, model.requireSummary().trained(), this.pool).json(), this.pool.maxWait())));
		this.metrics.serving(model.version(), model.createdAt());
	}

	/** Returns the version in use, if there is one yet. */
	Optional<ServingModel> current() {
		return Optional.ofNullable(this.current.get()).map(InService::model);
	}

	@Override
	public Prediction predict(Question question) {
		long start = System.nanoTime();
		ServingModel model = require();
		double[] features = model.features().of(question.egg());
		PosteriorPredictive predictive = this.pool.predict(model.network(), model.scaling().scale(features),
				model.draws(question));
		Prediction prediction = prediction(model, features, predictive);
		this.metrics.predicted(prediction, System.nanoTime() - start);
		return withTimeLeft(model, question, prediction, new HashMap<>());
	}

	@Override
	public Recommendation recommend(BoilingGoal goal) {
		ServingModel model = require();
		int draws = model.network().draws();
		BoilingCurve curve = curve(model, new Wish(goal.weightGrams(), goal.outcome()), draws);
		BoilingCurve.Point best = curve.best();
		boolean extrapolating = !model.covers(new Egg(goal.weightGrams(), best.boilMinutes()));
		return new Recommendation(goal, curve, extrapolating,
				this.policy.isUncertain(best.probability().mean(), extrapolating), this.policy.confidence(), draws,
				model.version());
	}

	@Override
	public BatchPredictor batch() {
		ServingModel model = require();
		return new BatchPredictor() {

			@Override
			public int draws() {
				return model.network().draws();
			}

			@Override
			public List<Prediction> predict(List<Question> questions) {
				return ActiveModel.this.predict(model, questions);
			}

		};
	}

	/** Those who ask for the same number of draws are answered together. */
	private List<Prediction> predict(ServingModel model, List<Question> questions) {
		Map<Integer, List<Integer>> byDraws = new HashMap<>();
		for (int i = 0; i < questions.size(); i++) {
			byDraws.computeIfAbsent(model.draws(questions.get(i)), (draws) -> new ArrayList<>()).add(i);
		}
		Prediction[] predictions = new Prediction[questions.size()];
		byDraws.forEach((draws, indices) -> {
			long start = System.nanoTime();
			double[][] features = indices.stream()
				.map((i) -> model.features().of(questions.get(i).egg()))
				.toArray(double[][]::new);
			float[][] scaled = Arrays.stream(features).map(model.scaling()::scale).toArray(float[][]::new);
			List<PosteriorPredictive> predictives = this.pool.predict(model.network(), scaled, draws);
			Map<Wish, BoilingCurve> curves = new HashMap<>();
			long nanosEach = (System.nanoTime() - start) / indices.size();
			for (int n = 0; n < features.length; n++) {
				Prediction prediction = prediction(model, features[n], predictives.get(n));
				this.metrics.predicted(prediction, nanosEach);
				predictions[indices.get(n)] = withTimeLeft(model, questions.get(indices.get(n)), prediction, curves);
			}
		});
		return List.of(predictions);
	}

	/** Curves that are there are used, others added. */
	private Prediction withTimeLeft(ServingModel model, Question question, Prediction prediction,
			Map<Wish, BoilingCurve> curves) {
		Doneness desired = question.desired();
		if (desired == null) {
			return prediction;
		}
		Egg egg = question.egg();
		ClassPredictive now = prediction.predictive().classes().get(desired.ordinal());
		BoilingCurve curve = curves.computeIfAbsent(new Wish(egg.weightGrams(), desired),
				(wish) -> curve(model, wish, prediction.predictive().draws()));
		return prediction.with(TimeLeft.of(curve,
				new BoilingCurve.Point(egg.boilMinutes(), new ProbabilityBand(now.mean(), now.lower(), now.upper()))));
	}

	private BoilingCurve curve(ServingModel model, Wish wish, int draws) {
		BoilingTimes times = BoilingTimes.of(model, wish.weightGrams());
		List<ProbabilityBand> bands = this.pool.curve(model.network(), times.x(), Features.TIME, times.values(),
				wish.outcome().ordinal(), draws);
		return new BoilingCurve(wish.outcome(), times.points(bands));
	}

	private Prediction prediction(ServingModel model, double[] features, PosteriorPredictive predictive) {
		boolean extrapolating = !model.scaling().covers(features);
		return new Prediction(predictive, extrapolating, this.policy.decide(predictive, extrapolating),
				model.version());
	}

	@Override
	public byte[] manifest() {
		return require().manifest();
	}

	@Override
	public byte[] summary() {
		return require().requireSummary().json();
	}

	@Override
	public byte[] map() {
		InService inService = inService();
		inService.model().requireSummary(); // or there is no map to wait for
		return inService.map().get();
	}

	private ServingModel require() {
		return inService().model();
	}

	private InService inService() {
		InService inService = this.current.get();
		if (inService == null) {
			throw new ModelNotReadyException();
		}
		return inService;
	}

	/**
	 * A version in use.
	 *
	 * @param model the version
	 * @param map its {@link ModelMap}, which goes with it
	 */
	private record InService(ServingModel model, LazyBytes map) {
	}

	/** What a curve is of, under the same draws. */
	private record Wish(double weightGrams, Doneness outcome) {
	}

}
