package io.eggtimer.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;

import io.eggtimer.bayes.ClassPredictive;
import io.eggtimer.bayes.PosteriorPredictive;
import io.eggtimer.bayes.ProbabilityBand;
import io.eggtimer.egg.BatchPredictor;
import io.eggtimer.egg.BoilingCurve;
import io.eggtimer.egg.BoilingGoal;
import io.eggtimer.egg.Decision;
import io.eggtimer.egg.Doneness;
import io.eggtimer.egg.DrawsOutOfRangeException;
import io.eggtimer.egg.Egg;
import io.eggtimer.egg.EggPredictor;
import io.eggtimer.egg.Prediction;
import io.eggtimer.egg.Question;
import io.eggtimer.egg.Recommendation;
import io.eggtimer.egg.TimeLeft;
import io.eggtimer.serving.ServedModel;

/** Finds every egg soft, unless told to fail, and remembers what it was asked. */
class FakeModel implements EggPredictor, ServedModel {

	/** Laid out as no JSON library would, to see that it is passed on as it is. */
	static final byte[] MANIFEST = "{\"version\" :\"v1\",\n\t\"weird\":1.50 }\n".getBytes(StandardCharsets.UTF_8);

	static final byte[] SUMMARY = "{\"data\" : {} }".getBytes(StandardCharsets.UTF_8);

	static final byte[] MAP = "{ \"modelVersion\":\"v1\"}".getBytes(StandardCharsets.UTF_8);

	static final int DRAWS = 5000;

	private static final List<BoilingCurve.Point> CURVE = List.of(
			new BoilingCurve.Point(0, new ProbabilityBand(0, 0, 0)),
			new BoilingCurve.Point(4, new ProbabilityBand(0.75, 0.625, 0.875)),
			new BoilingCurve.Point(8, new ProbabilityBand(0.25, 0, 0.5)));

	private volatile @Nullable RuntimeException failure;

	private volatile @Nullable Egg lastEgg;

	private volatile @Nullable CountDownLatch open;

	/** Keeps whoever asks waiting; null to answer at once. */
	void answerAfter(@Nullable CountDownLatch open) {
		this.open = open;
	}

	void failWith(@Nullable RuntimeException failure) {
		this.failure = failure;
	}

	@Nullable Egg lastEgg() {
		return this.lastEgg;
	}

	@Override
	public Prediction predict(Question question) {
		failIfTold();
		waitIfTold();
		this.lastEgg = question.egg();
		Integer draws = question.draws();
		int used = (draws != null) ? draws : DRAWS;
		if (used < 1 || used > DRAWS) {
			throw new DrawsOutOfRangeException(DRAWS);
		}
		PosteriorPredictive predictive = new PosteriorPredictive(used,
				List.of(new ClassPredictive(0.0625, 0.03, 0.01, 0.11, 12),
						new ClassPredictive(0.90625, 0.04, 0.85, 0.98, 4985),
						new ClassPredictive(0.03125, 0.01, 0.0, 0.05, 3)),
				0.5, 0.375);
		Prediction prediction = new Prediction(predictive, true, new Decision(Doneness.SOFT, true, false), "v1");
		Doneness desired = question.desired();
		return (desired == null) ? prediction : prediction.with(TimeLeft.of(new BoilingCurve(desired, CURVE),
				new BoilingCurve.Point(question.egg().boilMinutes(), new ProbabilityBand(0.25, 0.125, 0.375))));
	}

	@Override
	public Recommendation recommend(BoilingGoal goal) {
		failIfTold();
		return new Recommendation(goal, new BoilingCurve(goal.outcome(), CURVE), false, true, 0.8, DRAWS, "v1");
	}

	@Override
	public BatchPredictor batch() {
		failIfTold();
		return new BatchPredictor() {

			@Override
			public int draws() {
				return DRAWS;
			}

			@Override
			public List<Prediction> predict(List<Question> questions) {
				return questions.stream().map(FakeModel.this::predict).toList();
			}

		};
	}

	@Override
	public byte[] manifest() {
		failIfTold();
		return MANIFEST;
	}

	@Override
	public byte[] summary() {
		failIfTold();
		return SUMMARY;
	}

	@Override
	public byte[] map() {
		failIfTold();
		return MAP;
	}

	private void waitIfTold() {
		CountDownLatch told = this.open;
		try {
			if (told != null) {
				told.await();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void failIfTold() {
		RuntimeException told = this.failure;
		if (told != null) {
			throw told;
		}
	}

}
