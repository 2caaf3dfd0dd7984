package io.eggtimer.bayes;

import java.util.BitSet;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Tests for {@link NetworkShape}. */
class NetworkShapeTests {

	@Test
	void countsWeightsAndBiases() {
		// (2 + 1) 16 + (16 + 1) 6 + (6 + 1) 3 = 171
		assertThat(shape(16, 6).weightCount()).isEqualTo(171);
	}

	@Test
	void withoutHiddenLayersItIsMultinomialLogisticRegression() {
		assertThat(shape().layers()).containsExactly(new NetworkShape.Layer(2, 3, 0));
		assertThat(shape().weightCount()).isEqualTo(9);
	}

	@Test
	void everyWeightHasAPlaceOfItsOwn() {
		NetworkShape shape = shape(5, 4);
		BitSet places = new BitSet();
		for (NetworkShape.Layer layer : shape.layers()) {
			for (int h = 0; h < layer.units(); h++) {
				for (int d = 0; d < layer.inputs(); d++) {
					assertThat(places.get(layer.weight(h, d))).isFalse();
					places.set(layer.weight(h, d));
				}
				assertThat(places.get(layer.bias(h))).isFalse();
				places.set(layer.bias(h));
			}
		}
		assertThat(places.cardinality()).isEqualTo(shape.weightCount());
		assertThat(places.length()).isEqualTo(shape.weightCount());
	}

	@Test
	void refusesAnEmptyLayer() {
		assertThatIllegalArgumentException().isThrownBy(() -> shape(16, 0)).withMessageContaining("[16, 0]");
	}

	@Test
	void refusesMoreWeightsThanAnArrayHolds() {
		assertThatIllegalArgumentException().isThrownBy(() -> shape(100_000, 100_000))
			.withMessageContaining("Too many weights");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> shape(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE));
	}

	@Test
	void refusesASingleClass() {
		assertThatIllegalArgumentException().isThrownBy(() -> new NetworkShape(2, List.of(), 1, Activation.RELU));
	}

	private static NetworkShape shape(Integer... hiddenUnits) {
		return new NetworkShape(2, List.of(hiddenUnits), 3, Activation.RELU);
	}

}
