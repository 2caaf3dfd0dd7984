package io.eggtimer.serving;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.io.ApplicationResourceLoader;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

import io.eggtimer.dataset.DatasetException;
import io.eggtimer.dataset.EggCsv;
import io.eggtimer.dataset.EggDataset;
import io.eggtimer.inference.EngineUnavailableException;
import io.eggtimer.inference.TrainingException;
import io.eggtimer.modelstore.Manifest;
import io.eggtimer.modelstore.ModelStore;
import io.eggtimer.modelstore.ModelStoreException;
import io.eggtimer.modelstore.StoredVersion;
import io.eggtimer.training.ModelTrainer;
import io.eggtimer.training.TrainedModel;
import io.eggtimer.training.TrainedSettings;

/** Comes by a model as the settings say: the pinned one, one that fits, or a new one. */
@Component
class ModelProvider {

	private static final Log log = LogFactory.getLog(ModelProvider.class);

	private final EggTimerProperties properties;

	private final ModelStore store;

	private final ModelTrainer trainer;

	private final ModelProgress progress;

	private final Clock clock = Clock.systemUTC();

	/** Versions that are intact, but cannot be served. */
	private final Set<String> refused = ConcurrentHashMap.newKeySet();

	ModelProvider(EggTimerProperties properties, ModelStore store, ModelTrainer trainer, ModelProgress progress) {
		this.properties = properties;
		this.store = store;
		this.trainer = trainer;
		this.progress = progress;
	}

	/**
	 * Finds or trains the model to serve.
	 * @param beforeTraining called when it comes to that
	 * @return the model
	 * @throws ModelUnavailableException if there is none; says what to do
	 * @throws io.eggtimer.inference.TrainingInterruptedException if a training is
	 * interrupted
	 */
	ServingModel provide(Runnable beforeTraining) {
		this.progress.loading();
		String pinned = this.properties.model().version();
		return explained(() -> (pinned != null) ? pinned(pinned) : matching(beforeTraining));
	}

	/**
	 * Finds a newer version that fits, in place of one that is served. What does not fit
	 * or cannot be opened is passed over with one warning.
	 * @param version the name of the version that it must be newer than
	 * @return the newest that fits; nothing where a version is pinned
	 * @throws DatasetException if the data to compare with cannot be read
	 * @throws ModelStoreException if the store is gone or cannot be listed
	 */
	Optional<ServingModel> newer(String version) {
		if (this.properties.model().version() != null) {
			return Optional.empty();
		}
		this.store.requireExists();
		// only read if there is something to compare with; may have changed since
		Supplier<EggDataset> dataset = SingletonSupplier.of(this::readDataset);
		return open(this.store.versionsAfter(version, fits(() -> dataset.get().sha256())));
	}

	/**
	 * Trains a model and publishes it, whatever the store holds.
	 * @return the new version
	 * @throws ModelUnavailableException if that fails; says what to do
	 */
	ServingModel train() {
		return explained(() -> train(readDataset()));
	}

	/** Says of each failure that an operator can mend what to do about it. */
	private ServingModel explained(Supplier<ServingModel> source) {
		try {
			return source.get();
		}
		catch (DatasetException ex) {
			throw new ModelUnavailableException(ex.getMessage(),
					"Correct the file, or set eggtimer.dataset to another one. Nothing was trained or stored.", ex);
		}
		catch (ModelStoreException ex) {
			throw new ModelUnavailableException(ex.getMessage(),
					"Set eggtimer.model-store to a folder that this process may read, and write if it is to train.",
					ex);
		}
		catch (TrainingException ex) {
			throw new ModelUnavailableException("The training failed. " + ex.getMessage(),
					"Lower eggtimer.training.learning-rate, or check the data. Nothing was stored.", ex);
		}
		catch (UncheckedIOException ex) {
			throw new ModelUnavailableException(ex.getCause().getMessage(),
					"Set eggtimer.training.tensorboard to a folder that this process may write, or leave it out.", ex);
		}
		catch (NetworkMismatchException ex) {
			throw new ModelUnavailableException(ex.getMessage(),
					"The jar, the native libraries in DJL_CACHE_DIR or the machine is damaged: empty that folder, and"
							+ " install the jar anew.",
					ex);
		}
		catch (EngineUnavailableException ex) {
			throw new ModelUnavailableException(ex.getMessage(),
					"Set the environment variable DJL_CACHE_DIR to a folder that this process may write; delete what is"
							+ " in it if it may be damaged, as it is unpacked anew; and build the jar on the platform it"
							+ " runs on (Linux, macOS on aarch64 or Windows).",
					ex);
		}
	}

	private ServingModel pinned(String version) {
		try {
			return ServingModel.open(this.store.load(version));
		}
		catch (ModelStoreException | IllegalArgumentException ex) {
			throw new ModelUnavailableException("The pinned model cannot be loaded: " + ex.getMessage(),
					"Set eggtimer.model.version to a version in the model store, or leave it out.", ex);
		}
	}

	private ServingModel matching(Runnable beforeTraining) {
		EggDataset dataset = readDataset();
		if (this.properties.startup() == StartupMode.TRAIN) {
			beforeTraining.run();
			return train(dataset);
		}
		Optional<ServingModel> stored = open(this.store.versions(fits(dataset::sha256)));
		if (stored.isPresent()) {
			return stored.get();
		}
		if (this.properties.startup() == StartupMode.LOAD) {
			throw new ModelUnavailableException(
					"No version in the model store %s is valid and fits the configured data and settings"
						.formatted(this.properties.modelStore().toAbsolutePath()),
					"Train one with the command 'train' and the same settings, start with eggtimer.startup=load-or-train,"
							+ " or pin a version with eggtimer.model.version.",
					null);
		}
		beforeTraining.run();
		log.info("No stored version fits the configured data and settings: training one");
		return train(dataset);
	}

	private Predicate<Manifest> fits(Supplier<String> datasetSha256) {
		SortedMap<String, String> settings = TrainedSettings.of(this.properties.model(), this.properties.training());
		return (manifest) -> manifest.model().settings().equals(settings) && !this.refused.contains(manifest.version())
				&& manifest.model().data().sha256().equals(datasetSha256.get());
	}

	/** Opens the first that can be opened. */
	private Optional<ServingModel> open(Stream<StoredVersion> versions) {
		Iterator<StoredVersion> remaining = versions.iterator();
		while (remaining.hasNext()) {
			StoredVersion version = remaining.next();
			try {
				return Optional.of(ServingModel.open(version));
			}
			catch (IllegalArgumentException ex) {
				this.refused.add(version.version()); // a version never changes
				log.warn("Skipping model version %s: %s".formatted(version.version(), ex.getMessage()));
			}
		}
		return Optional.empty();
	}

	private ServingModel train(EggDataset dataset) {
		this.store.requireWritable(); // before the work, not after it
		this.progress.training();
		TrainedModel trained = this.trainer.train(dataset, this.progress);
		return ServingModel.open(this.store.publish(trained.description(), trained.files(), this.clock.instant()));
	}

	private EggDataset readDataset() {
		String location = this.properties.dataset();
		return EggCsv.read(ApplicationResourceLoader.get().getResource(location), location);
	}

}
