package io.eggtimer.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.eggtimer.bayes.ClassificationScores;
import io.eggtimer.bayes.MeanFieldPosterior;
import io.eggtimer.bayes.PosteriorNetwork;
import io.eggtimer.dataset.LabelledEgg;
import io.eggtimer.dataset.ScaledRows;
import io.eggtimer.dataset.StratifiedSplit;
import io.eggtimer.inference.GradientEstimator;
import io.eggtimer.inference.GradientVariance;
import io.eggtimer.inference.TrainingProgress;
import io.eggtimer.training.Classifier;
import io.eggtimer.training.CrossValidation;
import io.eggtimer.training.FittedModel;
import io.eggtimer.training.ModelSettings;
import io.eggtimer.training.TrainedSettings;

/**
 * The tutorial's claims, put to the test.
 *
 * @param eggs all eggs
 * @param methods how methods train
 * @param plan what to do
 * @param progress hears of each fit before it begins
 */
record Experiments(List<LabelledEgg> eggs, Methods methods, EvaluationPlan plan, Consumer<String> progress) {

	private static final List<Integer> FEW_ROWS = List.of(20, 50, 100, 200);

	/** Random choices of few rows. */
	private static final int CHOICES = 4;

	private static final int EPOCHS = 2000;

	private static final int CURVE_POINTS = 100;

	/** Draws behind a point of a curve, whose Monte Carlo error is then below 0.001. */
	private static final int CURVE_DRAWS = 1000;

	private static final int VARIANCE_REPEATS = 300;

	private static final int COMPARED_DRAWS = 1;

	/** Returns how many fits are announced. */
	static int fits(int compared, List<Method> methods) {
		int curves = (methods.contains(Method.DENSE) ? 1 : 0) + (methods.contains(Method.MEAN_FIELD) ? 1 : 0);
		return compared * FEW_ROWS.size() * CHOICES + curves + (methods.contains(Method.MEAN_FIELD) ? 1 : 0);
	}

	/** Measures the noise of each gradient estimator where the mean-field fit ended. */
	List<EvaluationReport.EstimatorVariance> estimators(@Nullable FittedModel meanField) {
		List<EvaluationReport.EstimatorVariance> variances = new ArrayList<>();
		if (meanField == null) {
			return variances;
		}
		this.progress.accept("Variance of the gradient");
		ModelSettings model = this.methods.model();
		for (GradientEstimator estimator : GradientEstimator.values()) {
			GradientVariance variance = GradientVariance.measure(model.network(), model.priorScale(),
					(MeanFieldPosterior) meanField.fit().posterior(),
					ScaledRows.of(this.eggs, meanField.features(), meanField.scaling()), estimator, COMPARED_DRAWS,
					VARIANCE_REPEATS, model.seed());
			variances.add(new EvaluationReport.EstimatorVariance(TrainedSettings.text(estimator), COMPARED_DRAWS,
					variance.loc(), variance.rho()));
		}
		return variances;
	}

	/** Trains on few rows, and scores on all others. */
	List<EvaluationReport.LearningPoint> learning(List<Method> compared, Map<Method, CrossValidation> validated) {
		List<EvaluationReport.LearningPoint> points = new ArrayList<>();
		for (Method method : compared) {
			for (int rows : FEW_ROWS) {
				if (rows < this.eggs.size() / 2) {
					points.add(point(method, rows));
				}
			}
			CrossValidation all = validated.get(method);
			points.add(new EvaluationReport.LearningPoint(method.id(),
					(int) ((long) this.eggs.size() * (this.plan.folds() - 1) / this.plan.folds()),
					Scoreboard.estimate(all, ClassificationScores::accuracy),
					Scoreboard.estimate(all, ClassificationScores::negativeLogLikelihood)));
		}
		return points;
	}

	private EvaluationReport.LearningPoint point(Method method, int rows) {
		double[] accuracy = new double[CHOICES];
		double[] logLoss = new double[CHOICES];
		for (int choice = 0; choice < CHOICES; choice++) {
			this.progress.accept("%s, %d rows".formatted(method.title(), rows));
			StratifiedSplit split = StratifiedSplit.of(this.eggs, 1 - (double) rows / this.eggs.size(),
					this.methods.model().seed() + choice);
			ClassificationScores scores = scores(this.methods.fit(method, split.training()), split.validation());
			accuracy[choice] = scores.accuracy();
			logLoss[choice] = scores.negativeLogLikelihood();
		}
		return new EvaluationReport.LearningPoint(method.id(), rows, Estimate.of(accuracy), Estimate.of(logLoss));
	}

	/** Follows the losses of a plain and a Bayesian network, epoch by epoch. */
	List<EvaluationReport.OverfittingCurve> overfitting(StratifiedSplit split) {
		List<EvaluationReport.OverfittingCurve> curves = new ArrayList<>();
		if (this.plan.methods().contains(Method.DENSE)) {
			this.progress.accept("Dense, epoch by epoch");
			Curve curve = new Curve(split);
			this.methods.dense(EPOCHS).train(split.training(), (network, epoch) -> {
				if (epoch % (EPOCHS / CURVE_POINTS) == 0) {
					curve.add(epoch, network.get());
				}
			});
			curves.add(curve.of(Method.DENSE));
		}
		if (this.plan.methods().contains(Method.MEAN_FIELD)) {
			this.progress.accept("Mean field, epoch by epoch");
			Curve curve = new Curve(split);
			ModelSettings model = this.methods.model();
			this.methods.posterior(Method.MEAN_FIELD, split.training(), new TrainingProgress.Listener() {

				@Override
				public void onProgress(TrainingProgress progress) {
					PosteriorNetwork network = new PosteriorNetwork(model.network(),
							progress.posterior().draw(Math.min(CURVE_DRAWS, model.draws()), model.seed()));
					curve.add(epochs(progress.step(), split.training().size()),
							new PointNetwork(model.features(), model.features().scaling(split.training()), network));
				}

				@Override
				public int reports() {
					return CURVE_POINTS;
				}

			});
			curves.add(curve.of(Method.MEAN_FIELD));
		}
		return curves;
	}

	private int epochs(int steps, int rows) {
		return (int) ((long) steps * Math.min(this.methods.training().batchSize(), rows) / rows);
	}

	private static ClassificationScores scores(Classifier classifier, List<LabelledEgg> eggs) {
		return CrossValidation.predict(classifier, eggs, 0).scores();
	}

	/** Losses that are collected while a training runs. */
	private record Curve(StratifiedSplit split, List<Integer> epochs, List<Double> training, List<Double> validation) {

		Curve(StratifiedSplit split) {
			this(split, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
		}

		void add(int epoch, Classifier classifier) {
			this.epochs.add(epoch);
			this.training.add(scores(classifier, this.split.training()).negativeLogLikelihood());
			this.validation.add(scores(classifier, this.split.validation()).negativeLogLikelihood());
		}

		EvaluationReport.OverfittingCurve of(Method method) {
			return new EvaluationReport.OverfittingCurve(method.id(), this.epochs, this.training, this.validation);
		}

	}

}
