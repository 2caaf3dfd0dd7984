package io.eggtimer.evaluation;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.eggtimer.bayes.ClassificationScores;
import io.eggtimer.bayes.HmcDiagnostics;
import io.eggtimer.bayes.PredictiveDistance;
import io.eggtimer.bayes.ReliabilityBin;

/**
 * What {@code report.json} says and {@code report.html} shows. Log losses and entropies
 * are in nats, times of training in seconds.
 *
 * @param createdAt when it was made, ISO 8601 in UTC
 * @param software version of each program that made it, by name
 * @param data the eggs
 * @param protocol how methods were judged
 * @param methods one result per method
 * @param estimators variance of each gradient estimator; empty if not measured
 * @param learning how methods do with few rows; empty if not measured
 * @param overfitting losses by epoch; empty if not measured
 * @param classWeights with and without class weights; empty if not measured
 * @param spread how posteriors compare to Hamiltonian Monte Carlo; null if not measured
 * @param examples three eggs, as in the tutorial; empty if not asked
 * @param sampler how the Markov chains over all rows went; null without them
 */
public record EvaluationReport(String createdAt, Map<String, String> software, Data data, Protocol protocol,
		List<MethodResult> methods, List<EstimatorVariance> estimators, List<LearningPoint> learning,
		List<OverfittingCurve> overfitting, List<ClassWeightResult> classWeights, @Nullable Spread spread,
		List<Example> examples, @Nullable HmcDiagnostics sampler) {

	/**
	 * The eggs.
	 *
	 * @param location where they were read
	 * @param sha256 SHA-256 of the file
	 * @param rows how many
	 * @param outcomes names of the outcomes, in the order of all lists of probabilities
	 * @param weightGrams weight of each egg, in grams
	 * @param boilMinutes time of each egg, in minutes
	 * @param outcome index of the outcome of each egg
	 */
	public record Data(String location, String sha256, int rows, List<String> outcomes, List<Double> weightGrams,
			List<Double> boilMinutes, List<Integer> outcome) {
	}

	/**
	 * How methods were judged.
	 *
	 * @param folds folds of the stratified cross-validation
	 * @param repeats how often it was repeated with other folds
	 * @param seed determines all randomness
	 * @param settings settings of the model and its training, by name
	 */
	public record Protocol(int folds, int repeats, long seed, Map<String, String> settings) {
	}

	/**
	 * How well a method predicts eggs that it has not seen.
	 *
	 * @param name the method's name on the command line
	 * @param title its name for people
	 * @param description what it is, in a sentence
	 * @param accuracy over folds
	 * @param logLoss over folds
	 * @param brier over folds
	 * @param calibrationError expected calibration error, over folds
	 * @param trainingSeconds over folds
	 * @param pooled scores of all rows of all folds together
	 * @param reliability confidence against accuracy of these rows
	 * @param logLossToHmc log loss minus that of Hamiltonian Monte Carlo on the same
	 * rows, with the standard error of their difference; null without the latter
	 */
	public record MethodResult(String name, String title, String description, Estimate accuracy, Estimate logLoss,
			Estimate brier, Estimate calibrationError, Estimate trainingSeconds, ClassificationScores pooled,
			List<ReliabilityBin> reliability, @Nullable Estimate logLossToHmc) {
	}

	/**
	 * Variance of the gradient of the loss per row, summed over coordinates.
	 *
	 * @param name the estimator, as settings spell it
	 * @param drawsPerStep draws of one gradient
	 * @param loc of the gradient by the means
	 * @param rho of the gradient by the unconstrained scales
	 */
	public record EstimatorVariance(String name, int drawsPerStep, double loc, double rho) {
	}

	/**
	 * How a method does with few rows, on all rows that it was not trained on.
	 *
	 * @param method its name
	 * @param rows rows trained on
	 * @param accuracy over random choices of these rows
	 * @param logLoss likewise
	 */
	public record LearningPoint(String method, int rows, Estimate accuracy, Estimate logLoss) {
	}

	/**
	 * Loss by epoch on one split.
	 *
	 * @param method its name
	 * @param epochs passes through the training rows
	 * @param training log loss of the training rows after each
	 * @param validation log loss of the rows held out
	 */
	public record OverfittingCurve(String method, List<Integer> epochs, List<Double> training,
			List<Double> validation) {
	}

	/**
	 * A method with or without class weights.
	 *
	 * @param method its name
	 * @param weights {@code none} or {@code balanced}
	 * @param accuracy over folds
	 * @param logLoss over folds
	 * @param balancedAccuracy mean of the recalls
	 * @param recall share of the eggs of each outcome that were predicted right
	 */
	public record ClassWeightResult(String method, String weights, Estimate accuracy, Estimate logLoss,
			double balancedAccuracy, List<Double> recall) {
	}

	/**
	 * What posteriors of all rows say about a grid of eggs.
	 *
	 * @param weightsGrams weights of the grid, in grams
	 * @param boilMinutes times of the grid, in minutes
	 * @param posteriors one entry per method
	 */
	public record Spread(List<Double> weightsGrams, List<Double> boilMinutes, List<PosteriorSpread> posteriors) {
	}

	/**
	 * What one posterior says about the grid.
	 *
	 * @param method its name
	 * @param trainingSeconds time of the fit
	 * @param distanceToHmc how far its predictions are; null for the reference itself
	 * @param soft probability of soft, [weight][time]
	 * @param softDeviation its standard deviation over draws, [weight][time]
	 */
	public record PosteriorSpread(String method, double trainingSeconds, @Nullable PredictiveDistance distanceToHmc,
			double[][] soft, double[][] softDeviation) {
	}

	/**
	 * What one posterior says about one of three eggs.
	 *
	 * @param weightGrams weight, in grams
	 * @param boilMinutes time, in minutes
	 * @param method who answers
	 * @param votes draws with each outcome on top
	 * @param probabilities mean over draws
	 * @param standardDeviations over draws
	 * @param histogram draws by their probability, for each outcome: 20 equal bins of [0,
	 * 1]
	 */
	public record Example(double weightGrams, double boilMinutes, String method, List<Integer> votes,
			List<Double> probabilities, List<Double> standardDeviations, int[][] histogram) {
	}

}
