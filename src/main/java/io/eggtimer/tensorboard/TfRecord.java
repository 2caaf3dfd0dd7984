package io.eggtimer.tensorboard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The frame around each message of an event file, all numbers little-endian:
 *
 * <pre>{@code
 * uint64 length
 * uint32 masked CRC-32C of length
 * byte   data[length]
 * uint32 masked CRC-32C of data
 * }</pre>
 *
 * <p>
 * Source: TensorFlow,
 * <a href="https://www.tensorflow.org/tutorials/load_data/tfrecord">TFRecord and
 * tf.train.Example</a>, section "TFRecords format details".
 */
final class TfRecord {

	/** Any constant would do; this one is the format's. */
	private static final int MASK_DELTA = 0xa282ead8;

	private TfRecord() {
	}

	/** Returns the record around a message. */
	static byte[] of(byte[] data) {
		ByteBuffer record = ByteBuffer.allocate(Long.BYTES + Integer.BYTES + data.length + Integer.BYTES)
			.order(ByteOrder.LITTLE_ENDIAN);
		record.putLong(data.length);
		record.putInt(maskedCrc(record.array(), Long.BYTES));
		record.put(data);
		record.putInt(maskedCrc(data, data.length));
		return record.array();
	}

	/**
	 * Computes the checksum of the first bytes. It is masked because the CRC of bytes
	 * that hold CRCs themselves, like a record within a record, protects them badly.
	 */
	static int maskedCrc(byte[] bytes, int length) {
		CRC32C crc = new CRC32C();
		crc.update(bytes, 0, length);
		return Integer.rotateRight((int) crc.getValue(), 15) + MASK_DELTA;
	}

}
