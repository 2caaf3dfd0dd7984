package io.eggtimer.tensorboard;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.tensorflow.proto.Event;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads event files and checks their checksums, bit by bit. */
final class EventFileReader {

	private EventFileReader() {
	}

	/** Returns the events up to the last whole record. */
	static List<Event> read(Path file) throws IOException {
		return read(Files.readAllBytes(file));
	}

	static List<Event> read(byte[] file) throws IOException {
		ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
		List<Event> events = new ArrayList<>();
		while (bytes.remaining() >= 12) {
			long length = bytes.getLong(bytes.position());
			if (bytes.remaining() < 12 + length + 4) {
				break;
			}
			check(bytes, 8);
			events.add(Event.parseFrom(check(bytes, (int) length)));
		}
		return events;
	}

	private static byte[] check(ByteBuffer bytes, int length) {
		byte[] data = new byte[length];
		bytes.get(data);
		int crc = -1;
		for (byte b : data) {
			crc ^= b & 0xff;
			for (int bit = 0; bit < 8; bit++) {
				crc = (crc >>> 1) ^ (((crc & 1) == 1) ? 0x82f63b78 : 0);
			}
		}
		int unmasked = bytes.getInt() - 0xa282ead8;
		assertThat((unmasked >>> 17) | (unmasked << 15)).isEqualTo(~crc);
		return data;
	}

}
