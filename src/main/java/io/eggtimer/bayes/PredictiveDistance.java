package io.eggtimer.bayes;

/**
 * How far one posterior's predictions are from another's, on the same examples.
 *
 * @param totalVariation mean over examples of half the summed absolute differences
 * between the predictive probabilities, in [0, 1]
 * @param maxTotalVariation the greatest of them
 * @param standardDeviationRatio mean ratio of the standard deviations over draws to the
 * reference's, over the probabilities where the latter exceeds
 * {@value #SPREAD_THAT_COUNTS}; 1 if there are none
 * @param mutualInformationRatio ratio of the mutual informations, summed over examples; 1
 * if the reference has none
 */
public record PredictiveDistance(double totalVariation, double maxTotalVariation, double standardDeviationRatio,
		double mutualInformationRatio) {

	/** A choice: ratios of smaller deviations compare what nobody would notice. */
	private static final double SPREAD_THAT_COUNTS = 0.02;

	/**
	 * Creates a distance.
	 * @throws IllegalArgumentException if a number is not finite or negative
	 */
	public PredictiveDistance {
		if (!(totalVariation >= 0 && totalVariation <= 1 && maxTotalVariation <= 1 && standardDeviationRatio >= 0
				&& Double.isFinite(standardDeviationRatio) && mutualInformationRatio >= 0
				&& Double.isFinite(mutualInformationRatio))) {
			throw new IllegalArgumentException("Not a distance: total variation %s, ratios %s and %s"
				.formatted(totalVariation, standardDeviationRatio, mutualInformationRatio));
		}
	}

	/**
	 * Compares predictions.
	 * @param network the network to judge
	 * @param examples its features of each example, shape [N, D], at least one
	 * @param reference the network to compare with
	 * @param referenceExamples the reference's features of the same examples
	 * @return the distance
	 */
	public static PredictiveDistance between(PosteriorNetwork network, float[][] examples, PosteriorNetwork reference,
			float[][] referenceExamples) {
		double sum = 0;
		double max = 0;
		double ratios = 0;
		int compared = 0;
		double information = 0;
		double referenceInformation = 0;
		for (int n = 0; n < examples.length; n++) {
			PosteriorPredictive judged = network.predict(examples[n]);
			PosteriorPredictive exact = reference.predict(referenceExamples[n]);
			double variation = 0;
			for (int c = 0; c < judged.classes().size(); c++) {
				ClassPredictive one = judged.classes().get(c);
				ClassPredictive other = exact.classes().get(c);
				variation += Math.abs(one.mean() - other.mean()) / 2;
				if (other.standardDeviation() > SPREAD_THAT_COUNTS) {
					ratios += one.standardDeviation() / other.standardDeviation();
					compared++;
				}
			}
			sum += variation;
			max = Math.max(max, variation);
			information += judged.mutualInformation();
			referenceInformation += exact.mutualInformation();
		}
		return new PredictiveDistance(sum / examples.length, max, (compared > 0) ? ratios / compared : 1,
				(referenceInformation > 0) ? information / referenceInformation : 1);
	}

}
