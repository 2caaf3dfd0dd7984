package io.eggtimer.training;

import java.util.List;

import io.eggtimer.bayes.FeatureScaling;
import io.eggtimer.bayes.PosteriorNetwork;
import io.eggtimer.dataset.EggGrid;
import io.eggtimer.dataset.Features;
import io.eggtimer.dataset.LabelledEgg;
import io.eggtimer.dataset.ScaledRows;
import io.eggtimer.inference.PosteriorFit;
import io.eggtimer.inference.TrainingProgress;

/**
 * Fits a posterior to eggs: scales them, runs the inference, makes the draws.
 *
 * @param model the network, its prior and its draws
 * @param inference how the posterior is found
 */
public record ModelFitter(ModelSettings model, Inference inference) {

	/**
	 * Fits the posterior.
	 * @param training eggs to fit, at least one
	 * @param validation eggs to report the accuracy on; may be none
	 * @param listener hears of progress
	 * @return the model
	 * @throws io.eggtimer.inference.TrainingException if the fit comes to nothing
	 * @throws io.eggtimer.inference.TrainingInterruptedException if it is interrupted
	 */
	public FittedModel fit(List<LabelledEgg> training, List<LabelledEgg> validation,
			TrainingProgress.Listener listener) {
		long start = System.nanoTime();
		Features features = this.model.features();
		FeatureScaling scaling = features.scaling(training);
		float[][] probes = EggGrid.eggs()
			.stream()
			.map((egg) -> scaling.scale(features.of(egg)))
			.toArray(float[][]::new);
		PosteriorFit fit = this.inference.trainer(this.model, probes)
			.fit(ScaledRows.of(training, features, scaling), ScaledRows.of(validation, features, scaling), listener);
		PosteriorNetwork network = new PosteriorNetwork(this.model.network(),
				fit.posterior().draw(this.model.draws(), this.model.seed()));
		return new FittedModel(features, scaling, fit, network, (System.nanoTime() - start) / 1e9);
	}

}
