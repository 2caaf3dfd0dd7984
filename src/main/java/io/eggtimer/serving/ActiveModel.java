package io.eggtimer.serving;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import io.eggtimer.bayes.PosteriorPredictive;
import io.eggtimer.egg.BatchPredictor;
import io.eggtimer.egg.DecisionPolicy;
import io.eggtimer.egg.DrawsOutOfRangeException;
import io.eggtimer.egg.EggPredictor;
import io.eggtimer.egg.ModelNotReadyException;
import io.eggtimer.egg.Prediction;
import io.eggtimer.egg.Question;

/**
 * Answers with the version in use, which may be swapped while requests run: each request
 * sees one version from beginning to end.
 */
final class ActiveModel implements EggPredictor, ServedModel {

	private final AtomicReference<@Nullable ServingModel> current = new AtomicReference<>();

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
		this.current.set(model);
		this.metrics.serving(model.version());
	}

	/** Returns the version in use, if there is one yet. */
	Optional<ServingModel> current() {
		return Optional.ofNullable(this.current.get());
	}

	@Override
	public Prediction predict(Question question) {
		return predict(require(), question);
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
				return questions.stream().map((question) -> ActiveModel.this.predict(model, question)).toList();
			}

		};
	}

	private Prediction predict(ServingModel model, Question question) {
		long start = System.nanoTime();
		Integer draws = question.draws();
		int available = model.network().draws();
		int used = (draws != null) ? draws : available;
		if (used < 1 || used > available) {
			throw new DrawsOutOfRangeException(available);
		}
		double[] features = model.features().of(question.egg());
		PosteriorPredictive predictive = PosteriorPredictive
			.of(this.pool.evaluate(model.network(), model.scaling().scale(features), used));
		boolean extrapolating = !model.scaling().covers(features);
		Prediction prediction = new Prediction(predictive, extrapolating, this.policy.decide(predictive, extrapolating),
				model.version());
		this.metrics.predicted(prediction, System.nanoTime() - start);
		return prediction;
	}

	@Override
	public byte[] manifest() {
		return require().manifest();
	}

	private ServingModel require() {
		return current().orElseThrow(ModelNotReadyException::new);
	}

}
