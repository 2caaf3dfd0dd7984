package io.eggtimer.evaluation;

import java.util.List;

/**
 * What to evaluate.
 *
 * @param folds folds of the cross-validation, in [2, 1000]
 * @param repeats how often to repeat it with other folds, in [1, 100]
 * @param methods the methods, at least one, none twice
 */
record EvaluationPlan(int folds, int repeats, List<Method> methods) {

	/**
	 * Creates a plan.
	 * @throws IllegalArgumentException if a value is out of range
	 */
	EvaluationPlan {
		if (folds < 2 || folds > 1000) {
			throw new IllegalArgumentException("--folds must be from 2 to 1000, got " + folds);
		}
		if (repeats < 1 || repeats > 100) {
			throw new IllegalArgumentException("--repeats must be from 1 to 100, got " + repeats);
		}
		methods = methods.stream().distinct().toList();
		if (methods.isEmpty()) {
			throw new IllegalArgumentException("--methods must name at least one method");
		}
	}

}
