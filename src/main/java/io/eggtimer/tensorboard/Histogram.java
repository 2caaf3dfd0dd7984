package io.eggtimer.tensorboard;

import java.util.Arrays;

import org.tensorflow.proto.HistogramProto;

/**
 * A histogram as TensorFlow's summaries have it: a bucket holds the values from the limit
 * of the one before, inclusive, to its own, exclusive; limits grow by a tenth from
 * {@code 1e-12} to {@code 1e20} on both sides of 0.
 *
 * <p>
 * Unlike TensorFlow's, it begins and ends with a bucket that is not empty. TensorBoard
 * takes the minimum for the left limit of the first bucket and the maximum for the right
 * limit of the last; an empty one there would end before it begins. Its slower reader
 * drops those (2.21.0, {@code data_compat.py}), the faster does not.
 *
 * <p>
 * Source: TensorFlow, <a href=
 * "https://github.com/tensorflow/tensorflow/blob/master/third_party/xla/xla/tsl/lib/histogram/histogram.cc">histogram.cc</a>,
 * {@code InitDefaultBucketsInner}, {@code Add} and {@code EncodeToProto}.
 */
final class Histogram {

	private static final double[] LIMITS = limits();

	private final long[] counts = new long[LIMITS.length];

	private int first = LIMITS.length;

	private int last = -1;

	private long count;

	private double min = Double.MAX_VALUE;

	private double max = -Double.MAX_VALUE;

	private double sum;

	private double sumSquares;

	/**
	 * Counts values.
	 * @param values those that are not finite belong to no bucket and are left out
	 */
	Histogram(float[] values) {
		for (float value : values) {
			if (Float.isFinite(value)) {
				add(value);
			}
		}
	}

	private void add(double value) {
		// binarySearch orders -0 before 0; the sum of the two is 0
		int found = Arrays.binarySearch(LIMITS, value + 0.0);
		int bucket = (found >= 0) ? found + 1 : -found - 1;
		this.counts[bucket]++;
		this.first = Math.min(this.first, bucket);
		this.last = Math.max(this.last, bucket);
		this.count++;
		this.min = Math.min(this.min, value);
		this.max = Math.max(this.max, value);
		this.sum += value;
		this.sumSquares += value * value;
	}

	/** Returns whether there was no finite value. */
	boolean isEmpty() {
		return this.count == 0;
	}

	/** Returns the message; a run of empty buckets is one bucket in it. */
	HistogramProto toProto() {
		HistogramProto.Builder proto = HistogramProto.newBuilder()
			.setMin(this.min)
			.setMax(this.max)
			.setNum(this.count)
			.setSum(this.sum)
			.setSumSquares(this.sumSquares);
		for (int i = this.first; i <= this.last; i++) {
			boolean emptyRunGoesOn = this.counts[i] == 0 && this.counts[i + 1] == 0;
			if (!emptyRunGoesOn) {
				proto.addBucketLimit(LIMITS[i]).addBucket(this.counts[i]);
			}
		}
		return proto.build();
	}

	private static double[] limits() {
		double[] positive = new double[1000]; // more than ln(1e32) / ln(1.1) = 773.1
		int size = 0;
		// multiplied step by step like the source, to have the same bits
		for (double limit = 1e-12; limit < 1e20; limit *= 1.1) {
			positive[size++] = limit;
		}
		positive[size++] = Double.MAX_VALUE;
		double[] limits = new double[2 * size + 1]; // 0 in the middle
		for (int i = 0; i < size; i++) {
			limits[size + 1 + i] = positive[i];
			limits[size - 1 - i] = -positive[i];
		}
		return limits;
	}

}
