package io.eggtimer.serving;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import io.eggtimer.bayes.Activation;
import io.eggtimer.inference.ClassWeights;
import io.eggtimer.inference.GradientEstimator;
import io.eggtimer.training.InferenceMethod;
import io.eggtimer.training.ModelSettings;
import io.eggtimer.training.TrainedSettings;
import io.eggtimer.training.TrainingSettings;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link EggTimerProperties} and its defaults in {@code application.yml}. */
class EggTimerPropertiesTests {

	private final ApplicationContextRunner context = new ApplicationContextRunner()
		.withInitializer(new ConfigDataApplicationContextInitializer())
		.withUserConfiguration(Configuration.class);

	@Test
	void hasTheDefaultsThatClientsRelyOn() {
		this.context.run((context) -> {
			EggTimerProperties properties = context.getBean(EggTimerProperties.class);
			assertThat(properties.dataset()).isEqualTo("classpath:simulated-eggs.csv");
			assertThat(properties.modelStore()).isEqualTo(Path.of("model-store"));
			assertThat(properties.startup()).isEqualTo(StartupMode.LOAD_OR_TRAIN);
			assertThat(properties.model().version()).isNull();
			assertThat(properties.model().hiddenUnits()).containsExactly(16, 6);
			assertThat(properties.model().activation()).isEqualTo(Activation.RELU);
			assertThat(properties.model().priorScale()).isEqualTo(1);
			assertThat(properties.model().draws()).isEqualTo(5000);
			assertThat(properties.training().inference()).isEqualTo(InferenceMethod.HMC);
			assertThat(properties.training().estimator()).isEqualTo(GradientEstimator.REPARAMETERIZATION);
			assertThat(properties.training().validationFraction()).isEqualTo(0.1);
			assertThat(properties.training().classWeights()).isEqualTo(ClassWeights.NONE);
			assertThat(properties.decision().confidence()).isEqualTo(0.8);
			assertThat(properties.decision().underdoneThreshold()).isEqualTo(0.2);
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "eggtimer.dataset=|dataset must name", "eggtimer.startup=sometimes|sometimes",
			"eggtimer.threads=-1|threads must be", "eggtimer.model.hidden-units=16,0|hidden units [16, 0]",
			"eggtimer.model.hidden-units=16,six|six", "eggtimer.model.hidden-units=70000,70000|Too many weights",
			"eggtimer.model.activation=sine|sine", "eggtimer.model.prior-scale=0|prior-scale must be",
			"eggtimer.model.prior-scale=NaN|prior-scale must be", "eggtimer.model.draws=0|draws must be",
			"eggtimer.model.draws=100000000|too many", "eggtimer.model.features=colour|colour",
			"eggtimer.training.inference=guessing|guessing", "eggtimer.training.estimator=guess|guess",
			"eggtimer.training.estimator=|estimator must be set",
			"eggtimer.training.validation-fraction=1|validation-fraction must be",
			"eggtimer.training.steps=0|steps must be", "eggtimer.training.learning-rate=-1|learning-rate must be",
			"eggtimer.training.learning-rate=Infinity|learning-rate must be",
			"eggtimer.training.learning-rate=1e39|learning-rate must be",
			"eggtimer.training.draws-per-step=2000000000|draws-per-step must be",
			"eggtimer.threads=1000000|threads must be", "eggtimer.model.features=|features must be set",
			"eggtimer.model.prior-scale=1e308|prior-scale must be", "eggtimer.training.batch-size=0|batch-size must be",
			"eggtimer.training.draws-per-step=0|draws-per-step must be",
			"eggtimer.training.kl-warm-up=2|kl-warm-up must be", "eggtimer.training.class-weights=heavy|heavy",
			"eggtimer.decision.confidence=1.5|confidence must be",
			"eggtimer.decision.underdone-threshold=0|underdone-threshold must be",
			"eggtimer.modle.draws=3|eggtimer.modle.draws", "eggtimer.security.clsoed=true|eggtimer.security.clsoed",
			"eggtimer.security.operator.pasword-hash=x|eggtimer.security.operator.pasword-hash",
			"eggtimer.training.epochs=3|eggtimer.training.epochs" })
	void aWrongValueOrNameStopsTheStart(String setting, String reason) {
		this.context.withPropertyValues(setting)
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.satisfies((failure) -> assertThat(stackTrace(failure)).contains(reason)));
	}

	@Test
	void aFullCovarianceTakesOneEstimatorAndFewWeights() {
		this.context
			.withPropertyValues("eggtimer.training.inference=full-covariance", "eggtimer.training.estimator=flipout")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.satisfies(
						(failure) -> assertThat(stackTrace(failure)).contains("estimator must be reparameterization")));
		this.context
			.withPropertyValues("eggtimer.training.inference=full-covariance", "eggtimer.model.hidden-units=100,100")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.satisfies((failure) -> assertThat(stackTrace(failure)).contains("up to 2048 weights")));
	}

	@Test
	void aPinnedVersionDoesNotGoWithTraining() {
		this.context.withPropertyValues("eggtimer.startup=train", "eggtimer.model.version=20260101T000000Z-00000000")
			.run((context) -> assertThat(context).hasFailed());
	}

	@Test
	void environmentVariablesAreNamedLikeTheSettings() {
		this.context
			.withInitializer(
					(context) -> context.getEnvironment()
						.getPropertySources()
						.replace("systemEnvironment", new SystemEnvironmentPropertySource("systemEnvironment",
								Map.of("EGGTIMER_MODEL_STORE", "elsewhere", "EGGTIMER_MODEL_HIDDEN_UNITS", "8",
										"EGGTIMER_TRAINING_LEARNING_RATE", "0.5", "EGGTIMER_DATASET", "eggs.csv"))))
			.run((context) -> {
				EggTimerProperties properties = context.getBean(EggTimerProperties.class);
				assertThat(properties.modelStore()).isEqualTo(Path.of("elsewhere"));
				assertThat(properties.model().hiddenUnits()).containsExactly(8);
				assertThat(properties.training().learningRate()).isEqualTo(0.5);
				assertThat(properties.dataset()).isEqualTo("eggs.csv");
			});
	}

	@Test
	void everySettingOfModelAndTrainingThatShapesThePosteriorIsRecorded() {
		this.context.run((context) -> {
			EggTimerProperties properties = context.getBean(EggTimerProperties.class);
			Set<String> settings = new TreeSet<>(names("eggtimer.model.", ModelSettings.class));
			settings.addAll(names("eggtimer.training.", TrainingSettings.class));
			// these pin, score, show or refine a posterior, and shape none
			settings.removeAll(List.of("eggtimer.training.hmc", "eggtimer.model.version", "eggtimer.training.folds",
					"eggtimer.training.compare-to-hmc", "eggtimer.training.tensorboard"));
			assertThat(TrainedSettings.of(properties.model(), properties.training())).containsOnlyKeys(settings);
		});
	}

	private static Set<String> names(String prefix, Class<? extends Record> settings) {
		return Arrays.stream(settings.getRecordComponents())
			.map((component) -> prefix + DataObjectPropertyName.toDashedForm(component.getName()))
			.collect(Collectors.toSet());
	}

	private static String stackTrace(Throwable failure) {
		StringBuilder text = new StringBuilder();
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			text.append(cause).append('\n');
		}
		return text.toString();
	}

	@EnableConfigurationProperties(EggTimerProperties.class)
	static class Configuration {

	}

}
