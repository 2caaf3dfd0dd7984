package io.eggtimer.serving;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.eggtimer.bayes.Activation;
import io.eggtimer.bayes.HmcSettings;
import io.eggtimer.dataset.Features;
import io.eggtimer.egg.DecisionPolicy;
import io.eggtimer.inference.ClassWeights;
import io.eggtimer.inference.GradientEstimator;
import io.eggtimer.modelstore.ModelStore;
import io.eggtimer.security.CorsSettings;
import io.eggtimer.security.OperatorSettings;
import io.eggtimer.security.SecuritySettings;
import io.eggtimer.training.InferenceMethod;
import io.eggtimer.training.ModelSettings;
import io.eggtimer.training.ModelTrainer;
import io.eggtimer.training.TrainingSettings;

/** Small models for tests: trained in a fraction of a second, by the real trainer. */
final class TestModels {

	static final String SIMULATED = "classpath:simulated-eggs.csv";

	static final ModelSettings MODEL = model(null, 1);

	private static final HmcSettings HMC = new HmcSettings(2, 20, 20, 0.8);

	static final TrainingSettings TRAINING = training(20, 0.05);

	/** What to wait for before a training: nothing. */
	static final Runnable AT_ONCE = () -> {
	};

	private TestModels() {
	}

	static ModelSettings model(@Nullable String version, long seed) {
		return new ModelSettings(version, List.of(4), Activation.RELU, 1, Features.RAW, 300, seed);
	}

	static TrainingSettings training(int steps, double learningRate) {
		return new TrainingSettings(InferenceMethod.MEAN_FIELD, GradientEstimator.REPARAMETERIZATION, 0.1, 0,
				ClassWeights.NONE, steps, learningRate, 1024, 2, 0, HMC, false, null);
	}

	static EggTimerProperties properties(Path store, StartupMode startup, String dataset, ModelSettings model,
			TrainingSettings training) {
		return new EggTimerProperties(dataset, store, startup, Duration.ZERO, 2,
				new RequestLimits(0, 0, 1, 1, Duration.ofMinutes(1)), Duration.ZERO, model, training,
				new DecisionPolicy(0.8, 0.2),
				new SecuritySettings(false, new OperatorSettings("", "", "operator"), new CorsSettings(List.of())));
	}

	static EggTimerProperties properties(Path store, StartupMode startup) {
		return properties(store, startup, SIMULATED, MODEL, TRAINING);
	}

	static ModelProvider provider(EggTimerProperties properties) {
		return provider(properties, new ModelProgress());
	}

	static ModelProvider provider(EggTimerProperties properties, ModelProgress progress) {
		return new ModelProvider(properties, new ModelStore(properties.modelStore()),
				new ModelTrainer(properties.model(), properties.training(), "test"), progress);
	}

	/** Trains a model with another seed into a store of its own. */
	static ServingModel trained(Path store, long seed) {
		return trained(store, model(null, seed));
	}

	static ServingModel trained(Path store, Features features) {
		return trained(store, new ModelSettings(null, List.of(4, 3), Activation.RELU, 1, features, 300, 1));
	}

	private static ServingModel trained(Path store, ModelSettings model) {
		return provider(properties(store, StartupMode.TRAIN, SIMULATED, model, TRAINING)).provide(AT_ONCE);
	}

	static List<String> versions(Path store) {
		try (var files = Files.list(store)) {
			return files.map((file) -> file.getFileName().toString()).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
