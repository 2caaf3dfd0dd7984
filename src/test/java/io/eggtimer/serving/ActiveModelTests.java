package io.eggtimer.serving;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;

import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.eggtimer.bayes.ClassPredictive;
import io.eggtimer.dataset.Features;
import io.eggtimer.egg.BoilingCurve;
import io.eggtimer.egg.BoilingGoal;
import io.eggtimer.egg.DecisionPolicy;
import io.eggtimer.egg.Doneness;
import io.eggtimer.egg.DrawsOutOfRangeException;
import io.eggtimer.egg.Egg;
import io.eggtimer.egg.ModelNotReadyException;
import io.eggtimer.egg.Prediction;
import io.eggtimer.egg.Question;
import io.eggtimer.egg.Recommendation;
import io.eggtimer.egg.TimeLeft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/** Tests for {@link ActiveModel}. */
class ActiveModelTests {

	private static final Egg EGG = new Egg(55, 4);

	@TempDir
	private Path store;

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final DrawPool pool = new DrawPool(2, Duration.ofMinutes(1));

	private final ActiveModel active = new ActiveModel(this.pool, new DecisionPolicy(0.8, 0.2),
			new PredictionMetrics(this.registry));

	@AfterEach
	void close() {
		this.pool.close();
	}

	@Test
	void isNotReadyWithoutAModel() {
		assertThatExceptionOfType(ModelNotReadyException.class)
			.isThrownBy(() -> this.active.predict(new Question(EGG, null)));
		assertThatExceptionOfType(ModelNotReadyException.class).isThrownBy(this.active::manifest);
	}

	@Test
	void answersWithAllDrawsOrAsManyAsAsked() {
		this.active.swap(TestModels.trained(this.store, 1));
		assertThat(this.active.predict(new Question(EGG, null)).predictive().draws()).isEqualTo(300);
		assertThat(this.active.predict(new Question(EGG, 300))).isEqualTo(this.active.predict(new Question(EGG, null)));
		assertThat(this.active.predict(new Question(EGG, 1)).predictive().classes()).allSatisfy((c) -> {
			assertThat(c.standardDeviation()).isZero();
			assertThat(c.lower()).isEqualTo(c.upper());
		});
	}

	@Test
	void refusesMoreDrawsThanThereAre() {
		this.active.swap(TestModels.trained(this.store, 1));
		for (int draws : new int[] { 0, -1, 301, Integer.MAX_VALUE, Integer.MIN_VALUE }) {
			assertThatExceptionOfType(DrawsOutOfRangeException.class)
				.isThrownBy(() -> this.active.predict(new Question(EGG, draws)))
				.withMessage("must be from 1 to 300");
		}
	}

	@Test
	void anEggOutsideOfTheTrainingRangeIsExtrapolating() {
		this.active.swap(TestModels.trained(this.store, 1));
		assertThat(this.active.predict(new Question(new Egg(150, 4), null)).extrapolating()).isTrue();
		assertThat(this.active.predict(new Question(new Egg(55, 60), null)).extrapolating()).isTrue();
		assertThat(this.active.predict(new Question(EGG, null)).extrapolating()).isFalse();
	}

	@ParameterizedTest
	@EnumSource
	void aRecommendationIsTheBestOfPredictionsAtItsTimes(Features features) {
		this.active.swap(TestModels.trained(this.store, features));
		Recommendation recommendation = this.active.recommend(new BoilingGoal(55, Doneness.SOFT, 0.5));
		List<BoilingCurve.Point> points = points(recommendation);
		assertThat(points).hasSizeGreaterThan(100);
		assertThat(points.get(0).boilMinutes()).isZero();
		Recommendation hard = this.active.recommend(new BoilingGoal(55, Doneness.HARD, 0.5));
		assertThat(hard.best()).isEqualTo(points(hard).get(points.size() - 1));
		assertThat(hard.extrapolating()).isFalse();
		for (BoilingCurve.Point point : points) {
			ClassPredictive soft = this.active.predict(new Question(new Egg(55, point.boilMinutes()), null))
				.predictive()
				.classes()
				.get(Doneness.SOFT.ordinal());
			assertThat(point.probability().mean()).isEqualTo(soft.mean(), within(1e-5));
			assertThat(point.probability().lower()).isEqualTo(soft.lower(), within(1e-3));
			assertThat(point.probability().upper()).isEqualTo(soft.upper(), within(1e-3));
			assertThat(point.probability().mean()).isLessThanOrEqualTo(recommendation.best().probability().mean());
		}
		assertThat(recommendation.draws()).isEqualTo(300);
	}

	@Test
	void recommendationsDoNotCountAsPredictions() {
		this.active.swap(TestModels.trained(this.store, 1));
		this.active.recommend(new BoilingGoal(55, Doneness.SOFT, 0.5));
		assertThat(this.registry.getMeters()
			.stream()
			.filter((meter) -> meter.getId().getName().startsWith("eggtimer.prediction"))
			.flatMap((meter) -> StreamSupport.stream(meter.measure().spliterator(), false))
			.mapToDouble(Measurement::getValue)).containsOnly(0.0);
	}

	@Test
	void aHeavierEggThanAnyIsAskedAboutForLongerButNotRelyingOnIt() {
		this.active.swap(TestModels.trained(this.store, 1));
		Recommendation known = this.active.recommend(new BoilingGoal(55, Doneness.HARD, 0.5));
		Recommendation goose = this.active.recommend(new BoilingGoal(150, Doneness.HARD, 0.5));
		assertThat(last(goose)).isGreaterThan(1.5 * last(known));
		assertThat(goose.extrapolating()).isTrue();
		assertThat(goose.uncertain()).isTrue();
		assertThat(goose.advice()).contains("not seen such eggs");
		assertThat(last(this.active.recommend(new BoilingGoal(200, Doneness.HARD, 0.5)))).isLessThanOrEqualTo(60);
	}

	private static double last(Recommendation recommendation) {
		return points(recommendation).get(points(recommendation).size() - 1).boilMinutes();
	}

	private static List<BoilingCurve.Point> points(Recommendation recommendation) {
		return recommendation.curve().points();
	}

	@Test
	void whatIsDesiredComesWithTheSamePredictionAloneAndInABatch() {
		this.active.swap(TestModels.trained(this.store, 1));
		Question plain = new Question(EGG, 200);
		Question question = new Question(EGG, 200, Doneness.HARD);
		Prediction prediction = this.active.predict(question);
		TimeLeft left = prediction.timeLeft();
		assertThat(prediction).isEqualTo(this.active.predict(plain).with(left));
		assertThat(left.now().mean()).isEqualTo(prediction.predictive().classes().get(Doneness.HARD.ordinal()).mean());
		assertThat(left.outcome()).isEqualTo(Doneness.HARD);
		assertThat(left.then().mean()).isGreaterThanOrEqualTo(left.now().mean() - 0.005);
		assertThat(this.active.batch().predict(List.of(plain, question))).containsExactly(this.active.predict(plain),
				prediction);
	}

	@Test
	void everyAnswerIsWhollyOfOneVersionWhileVersionsAreSwapped() throws Exception {
		ServingModel one = TestModels.trained(this.store.resolve("one"), 1);
		ServingModel two = TestModels.trained(this.store.resolve("two"), 2);
		this.active.swap(one);
		Prediction first = this.active.predict(new Question(EGG, null));
		this.active.swap(two);
		Map<String, Prediction> expected = Map.of(one.version(), first, two.version(),
				this.active.predict(new Question(EGG, null)));
		AtomicBoolean done = new AtomicBoolean();
		Thread swapper = new Thread(() -> {
			for (int i = 0; !done.get(); i++) {
				this.active.swap((i % 2 == 0) ? one : two);
			}
		});
		swapper.start();
		try {
			for (int i = 0; i < 2000; i++) {
				Prediction prediction = this.active.predict(new Question(EGG, null));
				assertThat(prediction).isEqualTo(expected.get(prediction.modelVersion()));
			}
		}
		finally {
			done.set(true);
			swapper.join();
		}
	}

	@Test
	void countsPredictionsByOutcomeAndCertaintyAndNamesTheVersion() {
		ServingModel model = TestModels.trained(this.store, 1);
		this.active.swap(model);
		Prediction prediction = this.active.predict(new Question(new Egg(150, 4), 100));
		assertThat(this.registry.get("eggtimer.prediction")
			.tag("outcome", prediction.decision().outcome().label())
			.tag("uncertain", "true")
			.timer()
			.count()).isEqualTo(1);
		assertThat(this.registry.get("eggtimer.prediction.draws").summary().totalAmount()).isEqualTo(100);
		assertThat(this.registry.get("eggtimer.model.info").tag("version", model.version()).gauge().value())
			.isEqualTo(1);
	}

	@Test
	void onlyTheVersionInUseIsReported() {
		ServingModel one = TestModels.trained(this.store.resolve("one"), 1);
		this.active.swap(one);
		this.active.swap(TestModels.trained(this.store.resolve("two"), 2));
		assertThat(this.registry.find("eggtimer.model.info").gauges()).hasSize(1);
		assertThat(this.registry.find("eggtimer.model.info").tag("version", one.version()).gauge()).isNull();
	}

}
