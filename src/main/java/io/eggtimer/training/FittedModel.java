package io.eggtimer.training;

import java.util.List;

import io.eggtimer.bayes.FeatureScaling;
import io.eggtimer.bayes.PosteriorNetwork;
import io.eggtimer.dataset.Features;
import io.eggtimer.egg.Egg;
import io.eggtimer.inference.PosteriorFit;

/**
 * A posterior with all that it takes to ask it about eggs.
 *
 * @param features what the network sees of an egg
 * @param scaling how these features are standardised
 * @param fit the posterior
 * @param network the network with its posterior draws
 * @param seconds wall-clock time of the fit
 */
public record FittedModel(Features features, FeatureScaling scaling, PosteriorFit fit, PosteriorNetwork network,
		double seconds) implements Classifier {

	@Override
	public double[] probabilities(Egg egg) {
		return this.network.predict(features(egg)).probabilities();
	}

	/** Returns what the network takes of an egg, shape [D]. */
	public float[] features(Egg egg) {
		return this.scaling.scale(this.features.of(egg));
	}

	/** Returns what the network takes of each egg, shape [N, D]. */
	public float[][] features(List<Egg> eggs) {
		return eggs.stream().map(this::features).toArray(float[][]::new);
	}

}
