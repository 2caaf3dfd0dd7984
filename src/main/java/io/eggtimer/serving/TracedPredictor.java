package io.eggtimer.serving;

import java.util.List;
import java.util.function.Supplier;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;

import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

import io.eggtimer.egg.BatchPredictor;
import io.eggtimer.egg.BoilingGoal;
import io.eggtimer.egg.EggPredictor;
import io.eggtimer.egg.Prediction;
import io.eggtimer.egg.Question;
import io.eggtimer.egg.Recommendation;

/**
 * Makes each prediction, or each part of a batch that is answered at once, a span of its
 * own. Stands before {@link ActiveModel} only while there are traces.
 */
@Component
@Primary
@ConditionalOnTracing
class TracedPredictor implements EggPredictor {

	private final ActiveModel active;

	private final Tracer tracer;

	TracedPredictor(ActiveModel active, Tracer tracer) {
		this.active = active;
		this.tracer = tracer;
	}

	@Override
	public Prediction predict(Question question) {
		Span span = this.tracer.nextSpan().name("predict").start();
		return traced(span, () -> {
			Prediction prediction = this.active.predict(question);
			span.tag("eggtimer.outcome", prediction.decision().outcome().label())
				.tag("eggtimer.uncertain", prediction.decision().uncertain())
				.tag("eggtimer.extrapolating", prediction.extrapolating())
				.tag("eggtimer.draws", prediction.predictive().draws())
				.tag("eggtimer.model.version", prediction.modelVersion());
			return prediction;
		});
	}

	@Override
	public Recommendation recommend(BoilingGoal goal) {
		Span span = this.tracer.nextSpan().name("recommend").start();
		return traced(span, () -> {
			Recommendation recommendation = this.active.recommend(goal);
			span.tag("eggtimer.outcome", goal.outcome().label())
				.tag("eggtimer.uncertain", recommendation.uncertain())
				.tag("eggtimer.extrapolating", recommendation.extrapolating())
				.tag("eggtimer.draws", recommendation.draws())
				.tag("eggtimer.model.version", recommendation.modelVersion());
			return recommendation;
		});
	}

	@Override
	public BatchPredictor batch() {
		BatchPredictor batch = this.active.batch();
		return new BatchPredictor() {

			@Override
			public int draws() {
				return batch.draws();
			}

			@Override
			public List<Prediction> predict(List<Question> questions) {
				Span span = TracedPredictor.this.tracer.nextSpan()
					.name("predict batch")
					.tag("eggtimer.eggs", questions.size())
					.start();
				return traced(span, () -> batch.predict(questions));
			}

		};
	}

	private static <T> T traced(Span span, Supplier<T> work) {
		try {
			return work.get();
		}
		catch (RuntimeException ex) {
			span.error(ex);
			throw ex;
		}
		finally {
			span.end();
		}
	}

}
