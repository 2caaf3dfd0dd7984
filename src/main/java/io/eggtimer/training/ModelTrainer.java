package io.eggtimer.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.eggtimer.bayes.HmcDiagnostics;
import io.eggtimer.bayes.PredictiveDistance;
import io.eggtimer.dataset.DatasetException;
import io.eggtimer.dataset.EggDataset;
import io.eggtimer.dataset.EggGrid;
import io.eggtimer.dataset.LabelledEgg;
import io.eggtimer.dataset.SimulatedEggs;
import io.eggtimer.dataset.StratifiedFolds;
import io.eggtimer.dataset.StratifiedSplit;
import io.eggtimer.inference.ElboEstimate;
import io.eggtimer.inference.EngineVersions;
import io.eggtimer.inference.PosteriorArrays;
import io.eggtimer.inference.TrainingProgress;
import io.eggtimer.modelstore.FinalElbo;
import io.eggtimer.modelstore.InferenceRun;
import io.eggtimer.modelstore.ModelDescription;
import io.eggtimer.modelstore.ModelStore;
import io.eggtimer.modelstore.NetworkDescription;
import io.eggtimer.modelstore.Prior;
import io.eggtimer.modelstore.Scoring;
import io.eggtimer.modelstore.TrainingData;

/**
 * From labelled eggs to a model: splits, fits, scores.
 *
 * @param model the network and its draws
 * @param training how to fit it
 * @param programVersion version of this program, for the manifest
 */
public record ModelTrainer(ModelSettings model, TrainingSettings training, String programVersion) {

	private static final Log log = LogFactory.getLog(ModelTrainer.class);

	/** A choice: twice the usual bound's distance to 1. */
	private static final double CHAINS_DISAGREE = 1.02;

	/**
	 * Trains a model.
	 * @param dataset the eggs
	 * @param listener hears of progress
	 * @return the model
	 * @throws io.eggtimer.inference.TrainingException if the training fails
	 * @throws io.eggtimer.inference.TrainingInterruptedException if it is interrupted
	 * @throws UncheckedIOException if the folder for TensorBoard cannot be written
	 */
	public TrainedModel train(EggDataset dataset, TrainingProgress.Listener listener) {
		StratifiedSplit split = StratifiedSplit.of(dataset.eggs(), this.training.validationFraction(),
				this.model.seed());
		List<StratifiedSplit> folds = folds(split);
		TrainingRecorder recorder = new TrainingRecorder();
		FittedModel fitted = fit(split, List.of(recorder, listener));
		warnIfChainsDisagree(fitted.fit().sampler());
		CrossValidation.Fold scored = scored(fitted, split, folds);
		ModelDescription description = new ModelDescription(data(dataset, split),
				NetworkDescription.of(this.model.network(), this.model.features().names()),
				Prior.normal(this.model.priorScale()),
				new InferenceRun(TrainedSettings.text(this.training.inference()), fitted.fit().steps(),
						fitted.seconds(), fitted.fit().sampler(), distanceToHmc(fitted, split.training())),
				TrainedSettings.of(this.model, this.training), this.model.seed(), this.model.draws(), fitted.scaling(),
				scoring(scored, folds), elbo(fitted.fit().elbo(), split.training()), software());
		return new TrainedModel(description,
				Map.of(ModelStore.POSTERIOR_FILE, PosteriorArrays.encode(fitted.fit().posterior()),
						ModelStore.SUMMARY_FILE, Summaries.of(dataset, split, recorder.history(), scored).json()));
	}

	private FittedModel fit(StratifiedSplit split, List<TrainingProgress.Listener> listeners) {
		ModelFitter fitter = fitter(this.training.method());
		if (this.training.tensorboard() == null) {
			return fitter.fit(split.training(), split.validation(), new ListenerGroup(listeners));
		}
		try (TensorBoardListener tensorBoard = new TensorBoardListener(Path.of(this.training.tensorboard()),
				split.training().size())) {
			List<TrainingProgress.Listener> all = new ArrayList<>(listeners);
			all.add(tensorBoard);
			return fitter.fit(split.training(), split.validation(), new ListenerGroup(all));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private ModelFitter fitter(Inference inference) {
		return new ModelFitter(this.model, inference);
	}

	private static void warnIfChainsDisagree(@Nullable HmcDiagnostics sampler) {
		if (sampler != null && sampler.rHat() > CHAINS_DISAGREE) {
			log.warn("The Markov chains disagree (split R-hat %.3f): raise eggtimer.training.hmc.warm-up and iterations"
				.formatted(sampler.rHat()));
		}
	}

	private @Nullable PredictiveDistance distanceToHmc(FittedModel fitted, List<LabelledEgg> eggs) {
		if (!this.training.compareToHmc() || this.training.inference() == InferenceMethod.HMC) {
			return null;
		}
		log.info("Comparing to Hamiltonian Monte Carlo");
		FittedModel exact = fitter(this.training.reference()).fit(eggs, List.of(), (progress) -> {
		});
		warnIfChainsDisagree(exact.fit().sampler());
		return PredictiveDistance.between(fitted.network(), fitted.features(EggGrid.eggs()), exact.network(),
				exact.features(EggGrid.eggs()));
	}

	/**
	 * Deals the rows before the training, which would be lost if that were not possible.
	 */
	private List<StratifiedSplit> folds(StratifiedSplit split) {
		if (!split.validation().isEmpty() || this.training.folds() == 0) {
			return List.of();
		}
		try {
			return StratifiedFolds.of(split.training(), this.training.folds(), this.model.seed()).splits();
		}
		catch (IllegalArgumentException ex) {
			throw new DatasetException(
					"The scores need a cross-validation (eggtimer.training.folds): " + ex.getMessage());
		}
	}

	/**
	 * Asks about rows that the model, or its like, has not seen; null if there are none.
	 */
	private CrossValidation.@Nullable Fold scored(FittedModel fitted, StratifiedSplit split,
			List<StratifiedSplit> folds) {
		if (!split.validation().isEmpty()) {
			return CrossValidation.predict(fitted, split.validation(), fitted.seconds());
		}
		if (folds.isEmpty()) {
			return null;
		}
		ModelFitter fitter = fitter(this.training.method());
		CrossValidation scored = CrossValidation.of(folds, (fold) -> {
			log.info("Cross-validating: fold %d of %d".formatted(folds.indexOf(fold) + 1, folds.size()));
			return fitter.fit(fold.training(), List.of(), (progress) -> {
			});
		});
		return scored.pooled();
	}

	private static @Nullable Scoring scoring(CrossValidation.@Nullable Fold scored, List<StratifiedSplit> folds) {
		if (scored == null) {
			return null;
		}
		return folds.isEmpty() ? Scoring.onValidationSplit(scored.scores())
				: Scoring.byCrossValidation(folds.size(), scored.scores());
	}

	private static @Nullable FinalElbo elbo(@Nullable ElboEstimate elbo, List<LabelledEgg> training) {
		return (elbo != null) ? FinalElbo.of(elbo.negativeLogLikelihood() * training.size(), elbo.klDivergence())
				: null;
	}

	private static TrainingData data(EggDataset dataset, StratifiedSplit split) {
		Map<String, Integer> rowsPerClass = new LinkedHashMap<>();
		dataset.rowsPerOutcome().forEach((outcome, rows) -> rowsPerClass.put(outcome.label(), rows));
		return new TrainingData(dataset.publicLocation(), dataset.sha256(), dataset.eggs().size(), rowsPerClass,
				SimulatedEggs.matches(dataset), split.training().size(), split.validation().size());
	}

	/** Returns the version of each program that takes part in a training, by name. */
	public SortedMap<String, String> software() {
		SortedMap<String, String> software = new TreeMap<>(EngineVersions.get());
		software.put("eggtimer", this.programVersion);
		software.put("java", Runtime.version().toString());
		return software;
	}

}
