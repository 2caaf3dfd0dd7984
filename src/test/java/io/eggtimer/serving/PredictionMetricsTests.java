package io.eggtimer.serving;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

import io.eggtimer.bayes.ClassPredictive;
import io.eggtimer.bayes.PosteriorPredictive;
import io.eggtimer.egg.Decision;
import io.eggtimer.egg.Doneness;
import io.eggtimer.egg.Prediction;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link PredictionMetrics}. */
class PredictionMetricsTests {

	private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

	private final PredictionMetrics metrics = new PredictionMetrics(this.registry);

	@Test
	void entropyAndMutualInformationAreCountedInBucketsOfNats() {
		this.metrics.predicted(prediction(0.65625, 0.53125, false), 1);
		this.metrics.predicted(prediction(1.09375, 0.59375, false), 1);
		this.metrics.predicted(prediction(0, 0, false), 1);
		assertThat(this.registry.scrape()).contains("eggtimer_prediction_entropy_nats_bucket{le=\"0.01\"} 1\n",
				"eggtimer_prediction_entropy_nats_bucket{le=\"0.6\"} 1\n",
				"eggtimer_prediction_entropy_nats_bucket{le=\"0.7\"} 2\n",
				"eggtimer_prediction_entropy_nats_bucket{le=\"1.0\"} 2\n",
				"eggtimer_prediction_entropy_nats_bucket{le=\"+Inf\"} 3\n",
				"eggtimer_prediction_entropy_nats_sum 1.75\n",
				"eggtimer_prediction_mutual_information_nats_bucket{le=\"0.1\"} 1\n",
				"eggtimer_prediction_mutual_information_nats_bucket{le=\"0.2\"} 2\n",
				"eggtimer_prediction_mutual_information_nats_bucket{le=\"0.5\"} 3\n",
				"eggtimer_prediction_mutual_information_nats_sum 0.625\n");
	}

	@Test
	void onlyExtrapolatingEggsCountAsSuch() {
		this.metrics.predicted(prediction(0.5, 0.4, true), 1);
		this.metrics.predicted(prediction(0.5, 0.4, false), 1);
		this.metrics.predicted(prediction(0.5, 0.4, true), 1);
		assertThat(this.registry.get("eggtimer.prediction.extrapolating").counter().count()).isEqualTo(2);
	}

	@Test
	void aModelHasNoAgeUntilThereIsOne() {
		assertThat(age()).isNaN();
		this.metrics.serving("a", Instant.now().minus(Duration.ofHours(1)));
		assertThat(age()).isBetween(3600.0, 3700.0);
		this.metrics.serving("b", Instant.now().minus(Duration.ofDays(1)));
		assertThat(age()).isBetween(86_400.0, 86_500.0);
	}

	@Test
	void aSwapIsOneVersionInThePlaceOfAnother() {
		this.metrics.serving("a", Instant.EPOCH);
		assertThat(swaps()).isZero();
		this.metrics.serving("a", Instant.EPOCH);
		assertThat(swaps()).isZero();
		this.metrics.serving("b", Instant.EPOCH);
		this.metrics.serving("a", Instant.EPOCH);
		assertThat(swaps()).isEqualTo(2);
	}

	private double age() {
		return this.registry.get("eggtimer.model.age").gauge().value();
	}

	private double swaps() {
		return this.registry.get("eggtimer.model.swaps").counter().count();
	}

	private static Prediction prediction(double entropy, double expectedEntropy, boolean extrapolating) {
		ClassPredictive summary = new ClassPredictive(1 / 3.0, 0.1, 0.2, 0.4, 1);
		return new Prediction(new PosteriorPredictive(3, List.of(summary, summary, summary), entropy, expectedEntropy),
				extrapolating, new Decision(Doneness.SOFT, false, false), "v");
	}

}
