package io.eggtimer.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

import io.eggtimer.bayes.DrawnPosterior;
import io.eggtimer.bayes.FullCovariancePosterior;
import io.eggtimer.bayes.MeanFieldPosterior;
import io.eggtimer.bayes.Posterior;

/**
 * A posterior as a safetensors file of float32 arrays, in the layout of
 * {@link io.eggtimer.bayes.NetworkShape}. Their names tell its kind:
 *
 * <ul>
 * <li>mean-field: {@code loc} [P] and {@code rho} [P], {@code scale = softplus(rho)}
 * <li>full covariance: {@code loc} [P] and {@code factor} [P, P], lower triangular,
 * {@code
 * covariance = factor factor^T}
 * <li>drawn: {@code draws} [S, P]
 * </ul>
 *
 * <p>
 * Source: <a href="https://github.com/huggingface/safetensors">safetensors</a>.
 */
public final class PosteriorArrays {

	private static final String LOC = "loc";

	private static final String RHO = "rho";

	private static final String FACTOR = "factor";

	private static final String DRAWS = "draws";

	private PosteriorArrays() {
	}

	/** Returns the content of a safetensors file. */
	public static byte[] encode(Posterior posterior) {
		try (NDManager manager = PyTorch.newManager()) {
			NDList arrays = new NDList();
			if (posterior instanceof MeanFieldPosterior meanField) {
				arrays.add(named(LOC, manager.create(meanField.loc())));
				arrays.add(named(RHO, manager.create(meanField.rho())));
			}
			else if (posterior instanceof FullCovariancePosterior full) {
				Shape square = new Shape(full.weightCount(), full.weightCount());
				arrays.add(named(LOC, manager.create(full.loc())));
				arrays.add(named(FACTOR, manager.create(square(full.factor(), full.weightCount()), square)));
			}
			else {
				DrawnPosterior drawn = (DrawnPosterior) posterior;
				Shape shape = new Shape(drawn.count(), drawn.weightCount());
				arrays.add(named(DRAWS, manager.create(flat(drawn), shape)));
			}
			return arrays.encode(NDList.Encoding.SAFETENSORS);
		}
	}

	/**
	 * Reads a safetensors file.
	 * @param content all of its bytes
	 * @param weightCount number of weights expected, {@code P}
	 * @return the posterior
	 * @throws IllegalArgumentException if the content is not such a file or does not fit
	 */
	public static Posterior decode(byte[] content, int weightCount) {
		try (NDManager manager = PyTorch.newManager()) {
			NDList arrays = decode(manager, content);
			Set<String> names = arrays.stream().map(NDArray::getName).collect(Collectors.toSet());
			Shape vector = new Shape(weightCount);
			if (names.equals(Set.of(LOC, RHO))) {
				return MeanFieldPosterior.of(values(arrays, LOC, vector), values(arrays, RHO, vector));
			}
			if (names.equals(Set.of(LOC, FACTOR))) {
				Shape square = new Shape(weightCount, weightCount);
				return FullCovariancePosterior.of(values(arrays, LOC, vector),
						triangle(values(arrays, FACTOR, square), weightCount));
			}
			if (names.equals(Set.of(DRAWS))) {
				NDArray draws = arrays.get(DRAWS);
				Shape shape = new Shape((draws.getShape().dimension() > 0) ? draws.getShape().get(0) : 0, weightCount);
				return DrawnPosterior.of(rows(values(arrays, DRAWS, shape), weightCount));
			}
			throw new IllegalArgumentException(
					"A posterior is loc and rho, loc and factor, or draws, not " + String.join(", ", names));
		}
	}

	private static NDArray named(String name, NDArray array) {
		array.setName(name);
		return array;
	}

	private static float[] values(NDList arrays, String name, Shape shape) {
		NDArray array = arrays.get(name);
		if (array.getDataType() != DataType.FLOAT32 || !array.getShape().equals(shape)) {
			throw new IllegalArgumentException("The posterior's \"%s\" must be float32 of shape %s, not %s of %s"
				.formatted(name, shape, array.getDataType(), array.getShape()));
		}
		return array.toFloatArray();
	}

	/** Unpacks a lower triangle, row by row, into a square with zeros above. */
	private static float[] square(float[] triangle, int size) {
		float[] square = new float[size * size];
		int next = 0;
		for (int p = 0; p < size; p++) {
			System.arraycopy(triangle, next, square, p * size, p + 1);
			next += p + 1;
		}
		return square;
	}

	private static float[] triangle(float[] square, int size) {
		FullCovariancePosterior.requireFew(size);
		float[] triangle = new float[size * (size + 1) / 2];
		int next = 0;
		for (int p = 0; p < size; p++) {
			System.arraycopy(square, p * size, triangle, next, p + 1);
			next += p + 1;
			for (int q = p + 1; q < size; q++) {
				if (square[p * size + q] != 0) { // NaN too
					throw new IllegalArgumentException(
							"The posterior's \"factor\" must be lower triangular, but has %s in row %d, column %d"
								.formatted(square[p * size + q], p, q));
				}
			}
		}
		return triangle;
	}

	private static float[] flat(DrawnPosterior posterior) {
		int size = posterior.weightCount();
		float[] flat = new float[Math.multiplyExact(posterior.count(), size)];
		for (int s = 0; s < posterior.count(); s++) {
			System.arraycopy(posterior.get(s), 0, flat, s * size, size);
		}
		return flat;
	}

	private static float[][] rows(float[] flat, int size) {
		float[][] rows = new float[flat.length / size][];
		for (int s = 0; s < rows.length; s++) {
			rows[s] = Arrays.copyOfRange(flat, s * size, (s + 1) * size);
		}
		return rows;
	}

	private static NDList decode(NDManager manager, byte[] content) {
		// DJL would believe the length of the header and allocate that much
		long header = (content.length >= Long.BYTES) ? ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getLong()
				: -1;
		if (header < 0 || header > content.length - Long.BYTES) {
			throw new IllegalArgumentException("The posterior is not a safetensors file, or is cut off");
		}
		try {
			return NDList.decode(manager, content);
		}
		catch (RuntimeException ex) {
			throw new IllegalArgumentException("The posterior is not a readable safetensors file", ex);
		}
	}

}
