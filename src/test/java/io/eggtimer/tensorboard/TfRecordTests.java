package io.eggtimer.tensorboard;

import java.util.Arrays;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link TfRecord}. */
class TfRecordTests {

	@Test
	void checksumsAreThoseOfTheStandardMasked() {
		// RFC 3720, B.4: the CRC-32C of 32 bytes 0x00 is 8a9136aa, of 0xff 62a8ab43, of
		// 0, 1, ..., 31 46dd794e. Masked in Python:
		// (((crc >> 15) | (crc << 17)) + 0xa282ead8) & 0xffffffff
		byte[] bytes = new byte[32];
		assertThat(TfRecord.maskedCrc(bytes, 32)).isEqualTo(0x0fd7fffa);
		Arrays.fill(bytes, (byte) 0xff);
		assertThat(TfRecord.maskedCrc(bytes, 32)).isEqualTo(0xf909b029);
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) i;
		}
		assertThat(TfRecord.maskedCrc(bytes, 32)).isEqualTo(0x951f7892);
	}

	@Test
	void aRecordIsTheOneThatTensorBoardWrites() {
		// TensorBoard 2.21.0: RecordWriter(file).write(b"egg")
		assertThat(TfRecord.of(new byte[] { 'e', 'g', 'g' }))
			.isEqualTo(HexFormat.of().parseHex("0300000000000000b099490e656767274fb58c"));
	}

	@Test
	void anEmptyMessageHasARecord() {
		// TensorBoard 2.21.0: RecordWriter(file).write(b"")
		assertThat(TfRecord.of(new byte[0])).isEqualTo(HexFormat.of().parseHex("000000000000000029039807d8ea82a2"));
	}

}
