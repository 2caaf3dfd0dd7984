package io.eggtimer.tensorboard;

import org.junit.jupiter.api.Test;
import org.tensorflow.proto.HistogramProto;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Histogram}; expected limits from {@code histogram.cc} transcribed to
 * Python, without the empty buckets at both ends.
 */
class HistogramTests {

	@Test
	void bucketsHoldTheirLowerLimitAndAreTensorFlows() {
		HistogramProto proto = proto(0, 0.5f, 0.5f, -1);
		assertThat(proto.getBucketLimitList()).containsExactly(-0.917246389039776, 0.0, 1e-12, 0.47069243095356195,
				0.5177616740489182);
		assertThat(proto.getBucketList()).containsExactly(1.0, 0.0, 1.0, 0.0, 2.0);
	}

	@Test
	void momentsAreThoseOfTheValues() {
		HistogramProto proto = proto(0.5f, -2, 0.25f, 4);
		assertThat(proto.getNum()).isEqualTo(4);
		assertThat(proto.getMin()).isEqualTo(-2);
		assertThat(proto.getMax()).isEqualTo(4);
		assertThat(proto.getSum()).isEqualTo(2.75); // exact in binary
		assertThat(proto.getSumSquares()).isEqualTo(20.3125); // 0.25 + 4 + 0.0625 + 16
	}

	@Test
	void valuesOfOneSignHaveTheirOwnExtremes() {
		assertThat(proto(-3, -2).getMax()).isEqualTo(-2);
		assertThat(proto(2, 3).getMin()).isEqualTo(2);
	}

	@Test
	void bothZerosAreInOneBucket() {
		HistogramProto proto = proto(-0.0f, 0);
		assertThat(proto.getBucketLimitList()).containsExactly(1e-12);
		assertThat(proto.getBucketList()).containsExactly(2.0);
	}

	@Test
	void theOutermostBucketsHoldWhatIsHuge() {
		HistogramProto proto = proto(Float.MAX_VALUE, -Float.MAX_VALUE);
		assertThat(proto.getBucketLimitList()).containsExactly(-9.920775621859783e19, 9.920775621859783e19,
				Double.MAX_VALUE);
		assertThat(proto.getBucketList()).containsExactly(1.0, 0.0, 1.0);
	}

	@Test
	void valuesThatAreNotFiniteAreLeftOut() {
		HistogramProto proto = proto(Float.NaN, 1, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);
		assertThat(proto).isEqualTo(proto(1));
		assertThat(proto.getNum()).isEqualTo(1);
	}

	@Test
	void isEmptyWithoutAFiniteValue() {
		assertThat(new Histogram(new float[0]).isEmpty()).isTrue();
		assertThat(new Histogram(new float[] { Float.NaN }).isEmpty()).isTrue();
		assertThat(new Histogram(new float[] { Float.NaN, 0 }).isEmpty()).isFalse();
	}

	private static HistogramProto proto(float... values) {
		return new Histogram(values).toProto();
	}

}
