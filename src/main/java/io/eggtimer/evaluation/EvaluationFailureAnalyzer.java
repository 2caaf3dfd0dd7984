package io.eggtimer.evaluation;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in words why there is no report, instead of a stack trace. */
class EvaluationFailureAnalyzer extends AbstractFailureAnalyzer<EvaluationException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, EvaluationException cause) {
		return new FailureAnalysis(cause.getMessage(),
				"evaluate --data=FILE [--folds=10] [--repeats=1] [--methods=hmc,dense,...] [--out=FOLDER]", cause);
	}

}
