package io.eggtimer.egg;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.eggtimer.bayes.ClassPredictive;
import io.eggtimer.bayes.PosteriorPredictive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Tests for {@link DecisionPolicy}. */
class DecisionPolicyTests {

	private final DecisionPolicy policy = new DecisionPolicy(0.8, 0.2);

	@ParameterizedTest
	@CsvSource({ //
			"0.05, 0.90, 0.05, SOFT,      READY", //
			"0.00, 0.20, 0.80, HARD,      READY", // exactly the confidence is enough
			"0.00, 0.21, 0.79, HARD,      UNCERTAIN", //
			"0.95, 0.05, 0.00, UNDERDONE, COOK_LONGER", //
			"0.20, 0.80, 0.00, SOFT,      COOK_LONGER", // exactly the threshold is too
														// much
			"0.19, 0.79, 0.02, SOFT,      UNCERTAIN", //
			"0.45, 0.55, 0.00, SOFT,      UNCERTAIN_COOK_LONGER" })
	void advisesByConfidenceAndByTheRiskOfAnUnderdoneEgg(double underdone, double soft, double hard, Doneness outcome,
			Advice advice) {
		Decision decision = this.policy.decide(predictive(underdone, soft, hard), false);
		assertThat(decision.outcome()).isEqualTo(outcome);
		assertThat(decision.advice()).isEqualTo(advice);
	}

	@Test
	void anEggOutsideOfTheTrainingDataIsAlwaysUncertain() {
		assertThat(this.policy.decide(predictive(0, 0, 1), true).advice()).isEqualTo(Advice.UNCERTAIN);
		assertThat(this.policy.decide(predictive(1, 0, 0), true).advice()).isEqualTo(Advice.UNCERTAIN_COOK_LONGER);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, -0.1, 1.1, Double.NaN })
	void refusesThresholdsThatAreNotProbabilities(double value) {
		assertThatIllegalArgumentException().isThrownBy(() -> new DecisionPolicy(value, 0.2))
			.withMessageStartingWith("confidence must be in (0, 1]");
		assertThatIllegalArgumentException().isThrownBy(() -> new DecisionPolicy(0.8, value))
			.withMessageStartingWith("underdone-threshold must be in (0, 1]");
	}

	private static PosteriorPredictive predictive(double... means) {
		List<ClassPredictive> classes = new ArrayList<>();
		for (double mean : means) {
			classes.add(new ClassPredictive(mean, 0, mean, mean, 0));
		}
		return new PosteriorPredictive(1, classes, 0, 0);
	}

}
