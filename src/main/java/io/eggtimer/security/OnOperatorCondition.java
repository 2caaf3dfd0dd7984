package io.eggtimer.security;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** The condition of {@link ConditionalOnOperator}. */
class OnOperatorCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		boolean possible = isPossible(context.getEnvironment());
		return new ConditionOutcome(possible, ConditionMessage.forCondition(ConditionalOnOperator.class)
			.because(possible ? "there is an operator" : "there is no operator"));
	}

	/** Returns whether somebody can be the operator. */
	static boolean isPossible(Environment environment) {
		return StringUtils.hasText(environment.getProperty(OperatorSettings.NAME))
				|| StringUtils.hasText(environment.getProperty(TokenSettings.ISSUER));
	}

}
