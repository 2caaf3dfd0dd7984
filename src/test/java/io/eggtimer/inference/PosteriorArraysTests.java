package io.eggtimer.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

import io.eggtimer.bayes.DrawnPosterior;
import io.eggtimer.bayes.FullCovariancePosterior;
import io.eggtimer.bayes.MeanFieldPosterior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Tests for {@link PosteriorArrays}. */
class PosteriorArraysTests {

	private static final MeanFieldPosterior POSTERIOR = MeanFieldPosterior.of(new float[] { 1.5f, -2 },
			new float[] { -3, 0.25f });

	@Test
	void whatIsWrittenIsReadAgainBitForBit() {
		MeanFieldPosterior read = (MeanFieldPosterior) PosteriorArrays.decode(PosteriorArrays.encode(POSTERIOR), 2);
		assertThat(read.loc()).containsExactly(POSTERIOR.loc());
		assertThat(read.rho()).containsExactly(POSTERIOR.rho());
	}

	@Test
	void aFullCovarianceIsReadAgainBitForBit() {
		FullCovariancePosterior posterior = FullCovariancePosterior.of(new float[] { 1, 2, 3 },
				new float[] { 0.5f, -2, 0.25f, 7, 1e-30f, 3 });
		FullCovariancePosterior read = (FullCovariancePosterior) PosteriorArrays
			.decode(PosteriorArrays.encode(posterior), 3);
		assertThat(read.loc()).containsExactly(posterior.loc());
		assertThat(read.factor()).containsExactly(posterior.factor());
	}

	@Test
	void drawsAreReadAgainBitForBit() {
		DrawnPosterior posterior = DrawnPosterior.of(new float[][] { { 1, 2 }, { 3, 4 }, { 5, -0.0f } });
		DrawnPosterior read = (DrawnPosterior) PosteriorArrays.decode(PosteriorArrays.encode(posterior), 2);
		assertThat(read.count()).isEqualTo(3);
		for (int s = 0; s < 3; s++) {
			assertThat(read.get(s)).containsExactly(posterior.get(s));
		}
	}

	@Test
	void aFactorStandsInTheFileAsASquare() {
		byte[] content = PosteriorArrays
			.encode(FullCovariancePosterior.of(new float[] { 1, 2 }, new float[] { 3, 4, 5 }));
		try (NDManager manager = PyTorch.newManager()) {
			NDArray factor = NDList.decode(manager, content).get("factor");
			assertThat(factor.getShape()).isEqualTo(new Shape(2, 2));
			assertThat(factor.toFloatArray()).containsExactly(3, 0, 4, 5);
		}
	}

	@Test
	void refusesOtherArraysThanThoseOfOneKind() {
		try (NDManager manager = PyTorch.newManager()) {
			float[] two = { 1, 2 };
			NDArray square = manager.create(new float[] { 1, 0, 1, 1 }, new Shape(2, 2));
			for (NDList bad : List.of(list("loc", manager.create(two)), list("rho", manager.create(two)),
					list("loc", manager.create(two), "rho", manager.create(two), "factor", square.duplicate()),
					list("loc", manager.create(two), "rho", manager.create(two), "draws", square.duplicate()),
					list("loc", manager.create(two), "rho", manager.create(new double[] { 1, 2 })),
					list("loc", manager.create(two), "rho", square.duplicate()),
					list("loc", manager.create(two), "factor", manager.create(new float[] { 1, 1, 1 })),
					// not lower triangular, not positive, not a number
					list("loc", manager.create(two), "factor", square.transpose().duplicate()),
					list("loc", manager.create(two), "factor", square.neg()),
					list("loc", manager.create(two), "factor",
							manager.create(new float[] { 1, Float.NaN, 1, 1 }, new Shape(2, 2))),
					list("draws", manager.create(two)), list("draws", manager.create(1f)),
					list("draws", manager.create(new int[] { 1, 2 }, new Shape(1, 2))),
					list("draws", manager.create(new float[] { 1, Float.POSITIVE_INFINITY }, new Shape(1, 2))),
					list("draws", manager.create(new float[6], new Shape(2, 3))))) {
				byte[] content = bad.encode(NDList.Encoding.SAFETENSORS);
				assertThatIllegalArgumentException().as("%s", bad).isThrownBy(() -> PosteriorArrays.decode(content, 2));
			}
		}
	}

	@Test
	void theSamePosteriorGivesTheSameBytes() {
		assertThat(PosteriorArrays.encode(POSTERIOR)).isEqualTo(PosteriorArrays.encode(POSTERIOR));
	}

	@Test
	void writesTheSafetensorsFormat() {
		// 8 bytes of header length, a JSON header, then the data
		ByteBuffer content = ByteBuffer.wrap(PosteriorArrays.encode(POSTERIOR)).order(ByteOrder.LITTLE_ENDIAN);
		byte[] header = new byte[Math.toIntExact(content.getLong())];
		content.get(header);
		assertThat(new String(header, StandardCharsets.UTF_8)).contains("\"loc\"", "\"rho\"", "\"F32\"");
		assertThat(content.getFloat()).isEqualTo(1.5f);
		assertThat(content.remaining()).isEqualTo(3 * Float.BYTES);
	}

	@Test
	void refusesAnotherNumberOfWeights() {
		byte[] content = PosteriorArrays.encode(POSTERIOR);
		assertThatIllegalArgumentException().isThrownBy(() -> PosteriorArrays.decode(content, 3))
			.withMessageContaining("\"loc\" must be float32 of shape (3)");
	}

	@Test
	void refusesWhatIsNotSafetensors() {
		byte[] drawn = PosteriorArrays.encode(DrawnPosterior.of(new float[][] { { 1, 2 }, { 3, 4 } }));
		for (int length = 0; length < drawn.length; length++) {
			byte[] cut = Arrays.copyOf(drawn, length);
			assertThatIllegalArgumentException().isThrownBy(() -> PosteriorArrays.decode(cut, 2));
		}
		byte[] content = PosteriorArrays.encode(POSTERIOR);
		for (byte[] bad : new byte[][] { {}, { 1, 2, 3 }, new byte[100],
				"{\"loc\": 1}".getBytes(StandardCharsets.UTF_8), Arrays.copyOf(content, content.length - 1),
				Arrays.copyOf(content, 20) }) {
			assertThatIllegalArgumentException().isThrownBy(() -> PosteriorArrays.decode(bad, 2));
		}
	}

	@Test
	void refusesAHeaderThatClaimsToBeHuge() {
		byte[] content = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putLong(Long.MAX_VALUE / 2).array();
		assertThatIllegalArgumentException().isThrownBy(() -> PosteriorArrays.decode(content, 2));
		byte[] gigabytes = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putLong(2_000_000_000L).array();
		assertThatIllegalArgumentException().isThrownBy(() -> PosteriorArrays.decode(gigabytes, 2));
	}

	private static NDList list(Object... namesAndArrays) {
		NDList list = new NDList();
		for (int i = 0; i < namesAndArrays.length; i += 2) {
			NDArray array = (NDArray) namesAndArrays[i + 1];
			array.setName((String) namesAndArrays[i]);
			list.add(array);
		}
		return list;
	}

}
