package io.eggtimer.serving;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in words why there is no model, instead of a stack trace. */
class ModelUnavailableFailureAnalyzer extends AbstractFailureAnalyzer<ModelUnavailableException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, ModelUnavailableException cause) {
		return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
	}

}
