package io.eggtimer.evaluation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.eggtimer.bayes.FullCovariancePosterior;
import io.eggtimer.bayes.HmcDiagnostics;
import io.eggtimer.dataset.EggDataset;
import io.eggtimer.dataset.LabelledEgg;
import io.eggtimer.dataset.StratifiedFolds;
import io.eggtimer.dataset.StratifiedSplit;
import io.eggtimer.inference.ClassWeights;
import io.eggtimer.training.CrossValidation;
import io.eggtimer.training.FittedModel;
import io.eggtimer.training.ModelSettings;
import io.eggtimer.training.TrainedSettings;
import io.eggtimer.training.TrainingSettings;

/**
 * Judges methods on a data set: cross-validates each, and shows what the Bayesian ones
 * buy. Class weights are off, but where they are compared.
 *
 * @param dataset the eggs
 * @param model the network, its prior and its draws
 * @param training how the service trains
 * @param plan what to do
 */
record Evaluation(EggDataset dataset, ModelSettings model, TrainingSettings training, EvaluationPlan plan) {

	/** Methods that are also trained with class weights and on few rows. */
	private static final Set<Method> COMPARED = EnumSet.of(Method.HMC, Method.MEAN_FIELD, Method.DENSE,
			Method.LOGISTIC);

	/**
	 * Creates an evaluation.
	 * @throws IllegalArgumentException if the network is too large for a method
	 */
	Evaluation {
		if (plan.methods().contains(Method.FULL_COVARIANCE)) {
			FullCovariancePosterior.requireFew(model.network().weightCount());
		}
	}

	/**
	 * Evaluates the methods.
	 * @param software versions of the programs at work, by name
	 * @param progress hears of each fit before it begins
	 * @return the report
	 */
	EvaluationReport run(Map<String, String> software, Consumer<String> progress) {
		List<StratifiedSplit> splits = splits();
		Methods methods = new Methods(this.model, this.training, ClassWeights.NONE);
		Map<Method, CrossValidation> validated = new EnumMap<>(Method.class);
		for (Method method : this.plan.methods()) {
			validated.put(method, crossValidate(methods, method, splits, progress));
		}
		Map<Method, FittedModel> posteriors = new EnumMap<>(Method.class);
		for (Method method : this.plan.methods()) {
			if (method.isBayesian()) {
				progress.accept(method.title() + " on all rows");
				posteriors.put(method, methods.posterior(method, this.dataset.eggs(), (report) -> {
				}));
			}
		}
		Experiments experiments = new Experiments(this.dataset.eggs(), methods, this.plan, progress);
		return new EvaluationReport(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), software,
				Scoreboard.data(this.dataset),
				new EvaluationReport.Protocol(this.plan.folds(), this.plan.repeats(), this.model.seed(),
						TrainedSettings.of(this.model, this.training)),
				Scoreboard.methods(validated), experiments.estimators(posteriors.get(Method.MEAN_FIELD)),
				experiments.learning(compared(), validated), experiments.overfitting(splits.get(0)),
				classWeights(splits, validated, progress), Posteriors.spread(posteriors),
				Posteriors.examples(posteriors), sampler(posteriors.get(Method.HMC)));
	}

	/** Returns how many fits {@link #run} announces. */
	int fits() {
		int methods = this.plan.methods().size();
		int bayesian = (int) this.plan.methods().stream().filter(Method::isBayesian).count();
		int compared = compared().size();
		int weighted = weighted().size();
		return (methods + weighted) * this.plan.folds() * this.plan.repeats() + bayesian
				+ Experiments.fits(compared, this.plan.methods());
	}

	private List<StratifiedSplit> splits() {
		List<StratifiedSplit> splits = new ArrayList<>();
		for (int repeat = 0; repeat < this.plan.repeats(); repeat++) {
			splits.addAll(
					StratifiedFolds.of(this.dataset.eggs(), this.plan.folds(), this.model.seed() + repeat).splits());
		}
		return splits;
	}

	private List<Method> compared() {
		return this.plan.methods().stream().filter(COMPARED::contains).toList();
	}

	/** Hamiltonian Monte Carlo takes too long to do all of it twice. */
	private List<Method> weighted() {
		return compared().stream().filter((method) -> method != Method.HMC).toList();
	}

	private CrossValidation crossValidate(Methods methods, Method method, List<StratifiedSplit> splits,
			Consumer<String> progress) {
		return CrossValidation.of(splits, (split) -> {
			progress
				.accept("%s, %s of %d rows".formatted(method.title(), (methods.classWeights() == ClassWeights.BALANCED)
						? "balanced, cross-validation" : "cross-validation", this.dataset.eggs().size()));
			return methods.fit(method, split.training());
		});
	}

	private List<EvaluationReport.ClassWeightResult> classWeights(List<StratifiedSplit> splits,
			Map<Method, CrossValidation> validated, Consumer<String> progress) {
		Methods balanced = new Methods(this.model, this.training, ClassWeights.BALANCED);
		List<EvaluationReport.ClassWeightResult> results = new ArrayList<>();
		for (Method method : weighted()) {
			results.add(Scoreboard.classWeights(method, "none", validated.get(method)));
			results.add(Scoreboard.classWeights(method, "balanced", crossValidate(balanced, method, splits, progress)));
		}
		return results;
	}

	private static @Nullable HmcDiagnostics sampler(@Nullable FittedModel hmc) {
		return (hmc != null) ? hmc.fit().sampler() : null;
	}

}
