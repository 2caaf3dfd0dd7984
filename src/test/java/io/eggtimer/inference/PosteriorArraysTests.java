package io.eggtimer.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import io.eggtimer.bayes.MeanFieldPosterior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Tests for {@link PosteriorArrays}. */
class PosteriorArraysTests {

	private static final MeanFieldPosterior POSTERIOR = MeanFieldPosterior.of(new float[] { 1.5f, -2 },
			new float[] { -3, 0.25f });

	@Test
	void whatIsWrittenIsReadAgainBitForBit() {
		MeanFieldPosterior read = PosteriorArrays.decode(PosteriorArrays.encode(POSTERIOR), 2);
		assertThat(read.loc()).containsExactly(POSTERIOR.loc());
		assertThat(read.rho()).containsExactly(POSTERIOR.rho());
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
			.withMessageContaining("\"loc\" of 3");
	}

	@Test
	void refusesWhatIsNotSafetensors() {
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

}
