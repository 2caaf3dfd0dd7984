package io.eggtimer.serving;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.eggtimer.bayes.ClassificationScores;
import io.eggtimer.bayes.FeatureScaling;
import io.eggtimer.bayes.Posterior;
import io.eggtimer.bayes.PosteriorNetwork;
import io.eggtimer.dataset.EggDataset;
import io.eggtimer.dataset.Features;
import io.eggtimer.dataset.LabelledEgg;
import io.eggtimer.dataset.ScaledRows;
import io.eggtimer.dataset.SimulatedEggs;
import io.eggtimer.dataset.StratifiedSplit;
import io.eggtimer.inference.ElboEstimate;
import io.eggtimer.inference.EngineVersions;
import io.eggtimer.inference.PosteriorArrays;
import io.eggtimer.inference.TrainingProgress;
import io.eggtimer.inference.TrainingSettings;
import io.eggtimer.inference.VariationalFit;
import io.eggtimer.inference.VariationalTrainer;
import io.eggtimer.modelstore.FinalElbo;
import io.eggtimer.modelstore.InferenceRun;
import io.eggtimer.modelstore.ModelDescription;
import io.eggtimer.modelstore.ModelStore;
import io.eggtimer.modelstore.NetworkDescription;
import io.eggtimer.modelstore.Prior;
import io.eggtimer.modelstore.TrainingData;

/**
 * From labelled eggs to a model: splits, scales, fits, scores.
 *
 * @param model the network and its draws
 * @param training how to fit it
 * @param programVersion version of this program, for the manifest
 */
record ModelTrainer(ModelSettings model, TrainingSettings training, String programVersion) {

	/**
	 * Trains a model.
	 * @param dataset the eggs
	 * @param listener hears of progress
	 * @return the model
	 * @throws io.eggtimer.inference.TrainingException if the training fails
	 * @throws io.eggtimer.inference.TrainingInterruptedException if it is interrupted
	 */
	TrainedModel train(EggDataset dataset, TrainingProgress.Listener listener) {
		long start = System.nanoTime();
		StratifiedSplit split = StratifiedSplit.of(dataset.eggs(), this.training.validationFraction(),
				this.model.seed());
		Features features = this.model.features();
		FeatureScaling scaling = features.scaling(split.training());
		ScaledRows validation = ScaledRows.of(split.validation(), features, scaling);
		VariationalFit fit = new VariationalTrainer(this.model.network(), this.model.priorScale(),
				this.training.variational(), this.model.seed())
			.fit(ScaledRows.of(split.training(), features, scaling), validation, listener);
		double seconds = (System.nanoTime() - start) / 1e9;
		ModelDescription description = new ModelDescription(data(dataset, split),
				NetworkDescription.of(this.model.network(), features.names()), Prior.normal(this.model.priorScale()),
				new InferenceRun(TrainedSettings.text(this.training.inference()), this.training.steps(), seconds),
				TrainedSettings.of(this.model, this.training), this.model.seed(), this.model.draws(), scaling,
				scores(fit.posterior(), validation), elbo(fit.elbo(), split.training()), software());
		return new TrainedModel(description,
				Map.of(ModelStore.POSTERIOR_FILE, PosteriorArrays.encode(fit.posterior())));
	}

	private @Nullable ClassificationScores scores(Posterior posterior, ScaledRows rows) {
		if (rows.size() == 0) {
			return null;
		}
		PosteriorNetwork network = new PosteriorNetwork(this.model.network(),
				posterior.draw(this.model.draws(), this.model.seed()));
		return ClassificationScores.of(network, rows.features(), rows.outcomes());
	}

	private static FinalElbo elbo(ElboEstimate elbo, List<LabelledEgg> training) {
		return FinalElbo.of(elbo.negativeLogLikelihood() * training.size(), elbo.klDivergence());
	}

	private static TrainingData data(EggDataset dataset, StratifiedSplit split) {
		Map<String, Integer> rowsPerClass = new LinkedHashMap<>();
		dataset.rowsPerOutcome().forEach((outcome, rows) -> rowsPerClass.put(outcome.label(), rows));
		// GET /model shows the location to everyone, so not with user and password
		String location = dataset.location().replaceFirst("://[^/@]*@", "://");
		return new TrainingData(location, dataset.sha256(), dataset.eggs().size(), rowsPerClass,
				SimulatedEggs.matches(dataset), split.training().size(), split.validation().size());
	}

	private SortedMap<String, String> software() {
		SortedMap<String, String> software = new TreeMap<>(EngineVersions.get());
		software.put("eggtimer", this.programVersion);
		software.put("java", Runtime.version().toString());
		return software;
	}

}
