package io.eggtimer.bayes;

/**
 * How well predicted class probabilities fit what happened.
 *
 * @param rows number of rows scored, {@code N}
 * @param accuracy share of rows whose most probable class came true, in [0, 1]
 * @param negativeLogLikelihood mean {@code -ln p(y)}, in nats, at least 0 (log loss)
 * @param brier mean squared distance between the probabilities and the outcome as a
 * one-hot vector, in [0, 2]
 * @param expectedCalibrationError mean distance between confidence and accuracy over
 * {@value ReliabilityBin#BINS} equally wide bins of confidence, weighted by rows, in [0,
 * 1]
 */
public record ClassificationScores(int rows, double accuracy, double negativeLogLikelihood, double brier,
		double expectedCalibrationError) {

	/**
	 * A probability that is 0 in float32 arithmetic may be anything below this; it bounds
	 * the loss of one row at 87 nats.
	 */
	private static final double SMALLEST_PROBABILITY = Float.MIN_NORMAL;

	/**
	 * Scores a network.
	 * @param network the network, with its posterior draws
	 * @param features shape [N, D]
	 * @param outcomes index of the class that came true, shape [N]
	 * @return the scores of its predictive means
	 */
	public static ClassificationScores of(PosteriorNetwork network, float[][] features, int[] outcomes) {
		double[][] probabilities = new double[features.length][];
		for (int n = 0; n < features.length; n++) {
			probabilities[n] = network.predict(features[n]).probabilities();
		}
		return of(probabilities, outcomes);
	}

	/**
	 * Scores predictions.
	 * @param probabilities predicted probabilities, shape [N, C]; each row sums to 1
	 * @param outcomes index of the class that came true, shape [N]
	 * @return the scores
	 * @throws IllegalArgumentException if there is no row, or the lengths differ
	 */
	public static ClassificationScores of(double[][] probabilities, int[] outcomes) {
		int rows = outcomes.length;
		if (rows == 0 || probabilities.length != rows) {
			throw new IllegalArgumentException(
					"Need as many predictions as outcomes, got %d and %d".formatted(probabilities.length, rows));
		}
		double correct = 0;
		double loss = 0;
		double squares = 0;
		for (int n = 0; n < rows; n++) {
			double[] p = probabilities[n];
			for (int c = 0; c < p.length; c++) {
				double error = p[c] - ((c == outcomes[n]) ? 1 : 0);
				squares += error * error;
			}
			correct += (ReliabilityBin.likeliest(p) == outcomes[n]) ? 1 : 0;
			loss += loss(p[outcomes[n]]);
		}
		double calibrationError = 0;
		for (ReliabilityBin bin : ReliabilityBin.of(probabilities, outcomes)) {
			calibrationError += bin.rows() * Math.abs(bin.confidence() - bin.accuracy());
		}
		return new ClassificationScores(rows, correct / rows, loss / rows, squares / rows, calibrationError / rows);
	}

	/**
	 * Computes the log loss of each row.
	 * @param probabilities predicted probabilities, shape [N, C]
	 * @param outcomes index of the class that came true, shape [N]
	 * @return {@code -ln p(y)}, in nats, shape [N]
	 */
	public static double[] losses(double[][] probabilities, int[] outcomes) {
		double[] losses = new double[outcomes.length];
		for (int n = 0; n < losses.length; n++) {
			losses[n] = loss(probabilities[n][outcomes[n]]);
		}
		return losses;
	}

	private static double loss(double probability) {
		return -Math.log(Math.max(probability, SMALLEST_PROBABILITY));
	}

}
