package io.eggtimer.serving;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.eggtimer.egg.DecisionPolicy;
import io.eggtimer.egg.Doneness;
import io.eggtimer.egg.Egg;
import io.eggtimer.egg.Prediction;
import io.eggtimer.egg.Question;
import io.eggtimer.modelstore.EggRange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Tests for {@link ModelMap}. */
class ModelMapTests {

	/** Four digits. */
	private static final double ROUNDING = 0.500001e-4;

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
	void saysWhatPredictionsSay() {
		this.active.swap(TestModels.trained(this.store, 1));
		byte[] json = this.active.map();
		assertThat(json.length).isLessThan(250_000);
		JsonNode map = new JsonMapper().readTree(json);
		assertThat(map.path("weightGrams").size()).isEqualTo(41);
		assertThat(map.path("boilMinutes").size()).isEqualTo(81);
		for (int row = 0; row < 41; row += 5) {
			for (int column = 0; column < 81; column += 5) {
				assertSame(map, row, column);
			}
		}
	}

	private void assertSame(JsonNode map, int row, int column) {
		Prediction prediction = this.active.predict(new Question(
				new Egg(map.path("weightGrams").get(row).asDouble(), map.path("boilMinutes").get(column).asDouble()),
				null));
		assertThat(map.path("modelVersion").asString()).isEqualTo(prediction.modelVersion());
		for (Doneness outcome : Doneness.values()) {
			assertThat(map.path("probabilities").path(outcome.label()).get(row).get(column).asDouble())
				.isEqualTo(prediction.predictive().classes().get(outcome.ordinal()).mean(), within(ROUNDING));
		}
		assertThat(map.path("predictiveEntropy").get(row).get(column).asDouble())
			.isEqualTo(prediction.predictive().predictiveEntropy(), within(ROUNDING));
		assertThat(map.path("mutualInformation").get(row).get(column).asDouble())
			.isEqualTo(prediction.predictive().mutualInformation(), within(ROUNDING));
		assertThat(map.path("extrapolating").get(row).get(column).asBoolean()).isEqualTo(prediction.extrapolating());
	}

	@Test
	void reachesBeyondTheTrainedRangeSoThatTheExtrapolationIsSeen() {
		ServingModel model = TestModels.trained(this.store, 1);
		EggRange trained = model.requireSummary().trained();
		ModelMap map = ModelMap.of(model, trained, this.pool);
		assertThat(map.trained()).isEqualTo(trained);
		assertThat(map.weightGrams()).isSorted();
		assertThat(map.weightGrams().get(0)).isLessThan(trained.weightGrams().from());
		assertThat(map.weightGrams().get(40)).isGreaterThan(trained.weightGrams().to());
		assertThat(map.boilMinutes().get(0)).isZero(); // no egg boils for less
		assertThat(map.boilMinutes().get(80)).isGreaterThan(trained.boilMinutes().to());
		assertThat(map.extrapolating()[0][40]).isTrue();
		assertThat(map.extrapolating()[20][80]).isTrue();
		assertThat(map.extrapolating()[20][40]).isFalse();
	}

	@Test
	void neverAsksAboutEggsThatThereAreNot() {
		ServingModel model = TestModels.trained(this.store, 1);
		ModelMap all = ModelMap.of(model, new EggRange(new EggRange.Range(5, 200), new EggRange.Range(0, 60)),
				this.pool);
		assertThat(List.of(all.weightGrams().get(0), all.weightGrams().get(40))).containsExactly(5.0, 200.0);
		assertThat(List.of(all.boilMinutes().get(0), all.boilMinutes().get(80))).containsExactly(0.0, 60.0);
		ModelMap one = ModelMap.of(model, new EggRange(new EggRange.Range(200, 200), new EggRange.Range(60, 60)),
				this.pool);
		assertThat(one.weightGrams()).doesNotHaveDuplicates().contains(199.0, 200.0);
		assertThat(one.boilMinutes()).doesNotHaveDuplicates().contains(59.0, 60.0);
	}

	@Test
	void isMadeOnceForEachVersionAndCountsAsNoPrediction() {
		this.active.swap(TestModels.trained(this.store.resolve("one"), 1));
		byte[] first = this.active.map();
		assertThat(this.active.map()).isSameAs(first);
		assertThat(this.registry.find("eggtimer.prediction").timers()).allMatch((timer) -> timer.count() == 0);
		assertThat(this.registry.get("eggtimer.prediction.extrapolating").counter().count()).isZero();
		ServingModel two = TestModels.trained(this.store.resolve("two"), 2);
		this.active.swap(two);
		assertThat(new JsonMapper().readTree(this.active.map()).path("modelVersion").asString())
			.isEqualTo(two.version());
	}

}
