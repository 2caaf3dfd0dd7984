package io.eggtimer.bayes;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/** Tests for {@link PredictiveDistance}. */
class PredictiveDistanceTests {

	/**
	 * Two classes, of which the logit is the difference of the biases: ignores inputs.
	 */
	private static final NetworkShape NETWORK = new NetworkShape(1, List.of(), 2, Activation.RELU);

	private static final float[][] ONE = { { 0 } };

	@Test
	void isZeroToItself() {
		PosteriorNetwork network = network(0.2, 0.6);
		assertThat(PredictiveDistance.between(network, ONE, network, ONE))
			.isEqualTo(new PredictiveDistance(0, 0, 1, 1));
	}

	@Test
	void comparesMeansSpreadsAndInformation() {
		PredictiveDistance distance = PredictiveDistance.between(network(0.2, 0.6), ONE, network(0.4, 0.6), ONE);
		// means 0.4 and 0.5; deviations of two draws 0.4 / sqrt 2 and 0.2 / sqrt 2
		assertThat(distance.totalVariation()).isEqualTo(0.1, within(1e-6));
		assertThat(distance.maxTotalVariation()).isEqualTo(0.1, within(1e-6));
		assertThat(distance.standardDeviationRatio()).isEqualTo(2, within(1e-5));
		// H(0.4) - (H(0.2) + H(0.6)) / 2 = 0.08630, ln 2 - H(0.4) = 0.02014
		assertThat(distance.mutualInformationRatio()).isEqualTo(0.086305 / 0.020136, within(1e-3));
	}

	@Test
	void meanAndGreatestDifferOverExamples() {
		NetworkShape shape = new NetworkShape(1, List.of(), 2, Activation.RELU);
		// logit x times the weight: the same at x = 0
		PosteriorNetwork flat = new PosteriorNetwork(shape,
				DrawnPosterior.of(new float[][] { { 0, 0, 0, 0 } }).draw(1, 0));
		PosteriorNetwork steep = new PosteriorNetwork(shape,
				DrawnPosterior.of(new float[][] { { (float) Math.log(3), 0, 0, 0 } }).draw(1, 0));
		PredictiveDistance distance = PredictiveDistance.between(steep, new float[][] { { 0 }, { 1 } }, flat,
				new float[][] { { 0 }, { 1 } });
		assertThat(distance.totalVariation()).isEqualTo(0.125, within(1e-6));
		assertThat(distance.maxTotalVariation()).isEqualTo(0.25, within(1e-6));
		assertThat(distance.standardDeviationRatio()).isEqualTo(1);
	}

	@Test
	void refusesWhatIsNoDistance() {
		PosteriorNetwork network = network(0.2, 0.6);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> PredictiveDistance.between(network, new float[0][], network, new float[0][]));
		assertThatIllegalArgumentException().isThrownBy(() -> new PredictiveDistance(0, 0, Double.NaN, 1));
	}

	/** Returns a network with one draw for each probability of the first class. */
	private static PosteriorNetwork network(double... probabilities) {
		float[][] draws = new float[probabilities.length][];
		for (int s = 0; s < draws.length; s++) {
			draws[s] = new float[] { 0, 0, (float) Math.log(probabilities[s] / (1 - probabilities[s])), 0 };
		}
		return new PosteriorNetwork(NETWORK, DrawnPosterior.of(draws).draw(draws.length, 0));
	}

}
