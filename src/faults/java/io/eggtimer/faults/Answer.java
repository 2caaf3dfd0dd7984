package io.eggtimer.faults;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * An answer, read from a connection that stays open.
 *
 * @param head status line and headers, in lower case
 * @param body the body
 */
record Answer(String head, String body) {

	static Answer read(InputStream in) throws IOException {
		StringBuilder head = new StringBuilder();
		int length = 0;
		boolean chunked = false;
		for (String line = line(in); !line.isEmpty(); line = line(in)) {
			String header = line.toLowerCase(Locale.ROOT);
			head.append(header).append('\n');
			if (header.startsWith("content-length:")) {
				length = Integer.parseInt(header.substring("content-length:".length()).trim());
			}
			chunked |= header.equals("transfer-encoding: chunked");
		}
		byte[] body = chunked ? chunks(in) : in.readNBytes(length);
		return new Answer(head.toString(), new String(body, StandardCharsets.UTF_8));
	}

	int status() {
		return Integer.parseInt(this.head.split(" ", 3)[1]);
	}

	private static byte[] chunks(InputStream in) throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		for (int size = size(in); size > 0; size = size(in)) {
			body.writeBytes(in.readNBytes(size));
			line(in);
		}
		line(in);
		return body.toByteArray();
	}

	private static int size(InputStream in) throws IOException {
		return Integer.parseInt(line(in), 16);
	}

	private static String line(InputStream in) throws IOException {
		StringBuilder line = new StringBuilder();
		for (int next = in.read(); next != '\n'; next = in.read()) {
			if (next == -1) {
				throw new EOFException("The connection ended after: " + line);
			}
			if (next != '\r') {
				line.append((char) next);
			}
		}
		return line.toString();
	}

}
