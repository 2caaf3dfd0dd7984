package io.eggtimer.bayes;

/**
 * The innermost loops of {@link PosteriorNetwork}, over the draws of one tile: of each
 * array the first {@value WeightDraws#TILE} numbers, all at the same index and without a
 * branch, as the compiler makes vector instructions of such loops only. Longer bodies it
 * no longer unrolls, which costs more than they save.
 */
final class DrawLoops {

	private DrawLoops() {
	}

	/**
	 * Weighs one feature, the same under all draws: {@code y = max(from + w x, floor)}.
	 */
	static void add(float[] y, float[] from, float[] w, float x, float floor) {
		for (int i = 0; i < WeightDraws.TILE; i++) {
			y[i] = Math.max(from[i] + w[i] * x, floor);
		}
	}

	/** Weighs two features at once. */
	static void add(float[] y, float[] from, float[] w0, float x0, float[] w1, float x1, float floor) {
		for (int i = 0; i < WeightDraws.TILE; i++) {
			y[i] = Math.max(from[i] + (w0[i] * x0 + w1[i] * x1), floor);
		}
	}

	/** Weighs the output of one unit: {@code y = max(from + w x, floor)}. */
	static void add(float[] y, float[] from, float[] w, float[] x, float floor) {
		for (int i = 0; i < WeightDraws.TILE; i++) {
			y[i] = Math.max(from[i] + w[i] * x[i], floor);
		}
	}

	/** Weighs two units at once. */
	static void add(float[] y, float[] from, float[] w0, float[] x0, float[] w1, float[] x1, float floor) {
		for (int i = 0; i < WeightDraws.TILE; i++) {
			y[i] = Math.max(from[i] + (w0[i] * x0[i] + w1[i] * x1[i]), floor);
		}
	}

	/** Weighs four units at once, which saves reading and writing {@code y} thrice. */
	static void add(float[] y, float[] from, float[] w0, float[] x0, float[] w1, float[] x1, float[] w2, float[] x2,
			float[] w3, float[] x3, float floor) {
		for (int i = 0; i < WeightDraws.TILE; i++) {
			float half = from[i] + (w0[i] * x0[i] + w1[i] * x1[i]);
			y[i] = Math.max(half + (w2[i] * x2[i] + w3[i] * x3[i]), floor);
		}
	}

	/** Weighs one unit for two examples, which share the weight. */
	static void addForTwo(float[] y, float[] from, float[] x, float[] y2, float[] from2, float[] x2, float[] w,
			float floor) {
		for (int i = 0; i < WeightDraws.TILE; i++) {
			float weight = w[i];
			y[i] = Math.max(from[i] + weight * x[i], floor);
			y2[i] = Math.max(from2[i] + weight * x2[i], floor);
		}
	}

	/** Weighs two units for two examples. */
	static void addForTwo(float[] y, float[] from, float[] xa, float[] xb, float[] y2, float[] from2, float[] xa2,
			float[] xb2, float[] wa, float[] wb, float floor) {
		for (int i = 0; i < WeightDraws.TILE; i++) {
			float a = wa[i];
			float b = wb[i];
			y[i] = Math.max(from[i] + (a * xa[i] + b * xb[i]), floor);
			y2[i] = Math.max(from2[i] + (a * xa2[i] + b * xb2[i]), floor);
		}
	}

	/** Keeps the greater of two numbers in {@code y}. */
	static void max(float[] y, float[] x) {
		for (int i = 0; i < WeightDraws.TILE; i++) {
			y[i] = Math.max(y[i], x[i]);
		}
	}

	static void tanh(float[] y) {
		for (int i = 0; i < WeightDraws.TILE; i++) {
			y[i] = Exponential.tanh(y[i]);
		}
	}

	/**
	 * Turns logits into exponentials: {@code e = exp(z)} with {@code z = logit -
	 * greatest}; adds {@code e} to {@code sum} and {@code e z} to {@code weighted}.
	 */
	static void exponentials(float[] e, float[] logit, float[] greatest, float[] sum, float[] weighted) {
		for (int i = 0; i < WeightDraws.TILE; i++) {
			float z = Math.max(logit[i] - greatest[i], Exponential.LEAST_FLOAT);
			float exponential = Exponential.of(z);
			e[i] = exponential;
			sum[i] += exponential;
			weighted[i] += exponential * z;
		}
	}

	/** {@code y = x - other}. */
	static void subtract(float[] y, float[] x, float[] other) {
		for (int i = 0; i < WeightDraws.TILE; i++) {
			y[i] = x[i] - other[i];
		}
	}

	/**
	 * Adds how much likelier another class is than this one, {@code e^z} of the
	 * difference of their logits.
	 */
	static void addOdds(float[] odds, float[] z) {
		for (int i = 0; i < WeightDraws.TILE; i++) {
			odds[i] += Exponential.odds(Math.max(z[i], Exponential.LEAST_ODDS));
		}
	}

	/** {@code y = 1 / y}. */
	static void invert(float[] y) {
		for (int i = 0; i < WeightDraws.TILE; i++) {
			y[i] = 1 / y[i];
		}
	}

	static void multiply(float[] y, float[] x) {
		for (int i = 0; i < WeightDraws.TILE; i++) {
			y[i] *= x[i];
		}
	}

	/** Adds the first {@code lanes} numbers; four sums need not wait for each other. */
	static double sum(float[] x, int lanes) {
		double s0 = 0;
		double s1 = 0;
		double s2 = 0;
		double s3 = 0;
		int i = 0;
		for (; i + 4 <= lanes; i += 4) {
			s0 += x[i];
			s1 += x[i + 1];
			s2 += x[i + 2];
			s3 += x[i + 3];
		}
		for (; i < lanes; i++) {
			s0 += x[i];
		}
		return (s0 + s1) + (s2 + s3);
	}

	/** Multiplies the numbers from {@code start} to before {@code end}, likewise. */
	static double product(float[] x, int start, int end) {
		double p0 = 1;
		double p1 = 1;
		double p2 = 1;
		double p3 = 1;
		int i = start;
		for (; i + 4 <= end; i += 4) {
			p0 *= x[i];
			p1 *= x[i + 1];
			p2 *= x[i + 2];
			p3 *= x[i + 3];
		}
		for (; i < end; i++) {
			p0 *= x[i];
		}
		return (p0 * p1) * (p2 * p3);
	}

}
