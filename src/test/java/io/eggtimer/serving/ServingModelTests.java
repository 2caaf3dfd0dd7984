package io.eggtimer.serving;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/** Tests for {@link ServingModel}. */
class ServingModelTests {

	@Test
	void aNetworkThatAgreesWithPyTorchButForRoundingMayServe() {
		assertThatNoException().isThrownBy(() -> ServingModel.requireAgreement(0));
		assertThatNoException().isThrownBy(() -> ServingModel.requireAgreement(1e-6));
	}

	@Test
	void aNetworkThatComputesSomethingElseNeverServes() {
		assertThatExceptionOfType(NetworkMismatchException.class)
			.isThrownBy(() -> ServingModel.requireAgreement(0.0123))
			.withMessage("The probabilities of this program and of PyTorch differ by up to 1.2e-02");
	}

	@Test
	void norDoesAVersionWhoseProbabilitiesAreNoNumbers() {
		assertThatIllegalArgumentException().isThrownBy(() -> ServingModel.requireAgreement(Double.NaN));
	}

}
