package io.eggtimer.serving;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.eggtimer.egg.DecisionPolicy;
import io.eggtimer.egg.DrawsOutOfRangeException;
import io.eggtimer.egg.Egg;
import io.eggtimer.egg.ModelNotReadyException;
import io.eggtimer.egg.Prediction;
import io.eggtimer.egg.Question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
