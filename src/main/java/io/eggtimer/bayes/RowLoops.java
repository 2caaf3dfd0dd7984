package io.eggtimer.bayes;

/**
 * The innermost loops of {@link NetworkLogPosterior}: all arrays are of {@value #ROWS}
 * rows and share one index.
 */
final class RowLoops {

	/** Rows side by side: long enough for vector loops, short enough for the cache. */
	static final int ROWS = 128;

	private RowLoops() {
	}

	static void add(double[] y, double w, double[] x) {
		for (int i = 0; i < ROWS; i++) {
			y[i] += w * x[i];
		}
	}

	/** Four terms at once save three of four times reading and writing {@code y}. */
	static void add(double[] y, double w0, double[] x0, double w1, double[] x1, double w2, double[] x2, double w3,
			double[] x3) {
		for (int i = 0; i < ROWS; i++) {
			y[i] += w0 * x0[i] + w1 * x1[i] + w2 * x2[i] + w3 * x3[i];
		}
	}

	static double sum(double[] x) {
		double s0 = 0;
		double s1 = 0;
		double s2 = 0;
		double s3 = 0;
		for (int i = 0; i < ROWS; i += 4) { // independent sums need not wait for another
			s0 += x[i];
			s1 += x[i + 1];
			s2 += x[i + 2];
			s3 += x[i + 3];
		}
		return (s0 + s1) + (s2 + s3);
	}

	static double dot(double[] x, double[] y) {
		double s0 = 0;
		double s1 = 0;
		double s2 = 0;
		double s3 = 0;
		for (int i = 0; i < ROWS; i += 4) {
			s0 += x[i] * y[i];
			s1 += x[i + 1] * y[i + 1];
			s2 += x[i + 2] * y[i + 2];
			s3 += x[i + 3] * y[i + 3];
		}
		return (s0 + s1) + (s2 + s3);
	}

	/** {@code into[offset + k] += dot(x, y[k])} for all {@code k}. */
	static void addDots(double[] into, int offset, double[] x, double[][] y) {
		for (int k = 0; k < y.length; k++) {
			into[offset + k] += dot(x, y[k]);
		}
	}

	/**
	 * The same for two neighbouring vectors at once: eight sums share the loads and none
	 * waits for another.
	 * @param stride distance between the results of both
	 */
	static void addDots(double[] into, int offset, int stride, double[] x0, double[] x1, double[][] y) {
		int k = 0;
		for (; k + 4 <= y.length; k += 4) {
			int p = offset + k;
			addDots(into, p, p + stride, x0, x1, y[k], y[k + 1], y[k + 2], y[k + 3]);
		}
		for (; k < y.length; k++) {
			into[offset + k] += dot(x0, y[k]);
			into[offset + stride + k] += dot(x1, y[k]);
		}
	}

	private static void addDots(double[] into, int p0, int p1, double[] x0, double[] x1, double[] y0, double[] y1,
			double[] y2, double[] y3) {
		double s00 = 0;
		double s01 = 0;
		double s02 = 0;
		double s03 = 0;
		double s10 = 0;
		double s11 = 0;
		double s12 = 0;
		double s13 = 0;
		for (int i = 0; i < ROWS; i++) {
			s00 += x0[i] * y0[i];
			s01 += x0[i] * y1[i];
			s02 += x0[i] * y2[i];
			s03 += x0[i] * y3[i];
			s10 += x1[i] * y0[i];
			s11 += x1[i] * y1[i];
			s12 += x1[i] * y2[i];
			s13 += x1[i] * y3[i];
		}
		into[p0] += s00;
		into[p0 + 1] += s01;
		into[p0 + 2] += s02;
		into[p0 + 3] += s03;
		into[p1] += s10;
		into[p1 + 1] += s11;
		into[p1 + 2] += s12;
		into[p1 + 3] += s13;
	}

	static void max(double[] y, double[] x) {
		for (int i = 0; i < ROWS; i++) {
			y[i] = Math.max(y[i], x[i]);
		}
	}

	/** {@code z = e^(z - shift)}, and adds it to {@code sum}. */
	static void exponentials(double[] z, double[] shift, double[] sum) {
		for (int i = 0; i < ROWS; i++) {
			z[i] = Exponential.of(Math.max(z[i] - shift[i], Exponential.LEAST));
			sum[i] += z[i];
		}
	}

	/** {@code error = target - weight * exponential / normaliser}. */
	static void residuals(double[] error, double[] target, double[] weight, double[] exponential, double[] normaliser) {
		for (int i = 0; i < ROWS; i++) {
			error[i] = target[i] - weight[i] * exponential[i] / normaliser[i];
		}
	}

	static void relu(double[] y) {
		for (int i = 0; i < ROWS; i++) {
			y[i] = Math.max(y[i], 0);
		}
	}

	static void reluDerivative(double[] error, double[] y) {
		for (int i = 0; i < ROWS; i++) {
			error[i] = (y[i] > 0) ? error[i] : 0;
		}
	}

	static void tanh(double[] y) {
		for (int i = 0; i < ROWS; i++) {
			y[i] = Exponential.tanh(y[i]);
		}
	}

	static void tanhDerivative(double[] error, double[] y) {
		for (int i = 0; i < ROWS; i++) {
			error[i] *= 1 - y[i] * y[i];
		}
	}

}
