package io.eggtimer.evaluation;

import io.eggtimer.bayes.FeatureScaling;
import io.eggtimer.bayes.PosteriorNetwork;
import io.eggtimer.dataset.Features;
import io.eggtimer.egg.Egg;
import io.eggtimer.training.Classifier;

/**
 * A plain network: a single value for each weight.
 *
 * @param features what it sees of an egg
 * @param scaling how these features are standardised
 * @param network the network with its one draw
 */
record PointNetwork(Features features, FeatureScaling scaling, PosteriorNetwork network) implements Classifier {

	@Override
	public double[] probabilities(Egg egg) {
		return this.network.predict(this.scaling.scale(this.features.of(egg))).probabilities();
	}

}
