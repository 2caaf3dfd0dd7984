package io.eggtimer.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

import io.eggtimer.bayes.MeanFieldPosterior;

/**
 * The variational parameters as a safetensors file: {@code loc} and {@code rho}, float32,
 * shape [P] each, in the layout of {@link io.eggtimer.bayes.NetworkShape}.
 *
 * <p>
 * Source: <a href="https://github.com/huggingface/safetensors">safetensors</a>.
 */
public final class PosteriorArrays {

	private static final List<String> NAMES = List.of("loc", "rho");

	private PosteriorArrays() {
	}

	/** Returns the content of a safetensors file. */
	public static byte[] encode(MeanFieldPosterior posterior) {
		try (NDManager manager = PyTorch.newManager()) {
			NDArray loc = manager.create(posterior.loc());
			NDArray rho = manager.create(posterior.rho());
			loc.setName(NAMES.get(0));
			rho.setName(NAMES.get(1));
			return new NDList(loc, rho).encode(NDList.Encoding.SAFETENSORS);
		}
	}

	/**
	 * Reads a safetensors file.
	 * @param content all of its bytes
	 * @param weightCount number of weights expected, {@code P}
	 * @return the posterior
	 * @throws IllegalArgumentException if the content is not such a file or does not fit
	 */
	public static MeanFieldPosterior decode(byte[] content, int weightCount) {
		try (NDManager manager = PyTorch.newManager()) {
			NDList arrays = decode(manager, content);
			List<float[]> values = new ArrayList<>();
			for (String name : NAMES) {
				NDArray array = arrays.get(name);
				if (array == null || array.getDataType() != DataType.FLOAT32
						|| !array.getShape().equals(new Shape(weightCount))) {
					throw new IllegalArgumentException(
							"The posterior needs an array \"%s\" of %d float32 numbers".formatted(name, weightCount));
				}
				values.add(array.toFloatArray());
			}
			return MeanFieldPosterior.of(values.get(0), values.get(1));
		}
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
