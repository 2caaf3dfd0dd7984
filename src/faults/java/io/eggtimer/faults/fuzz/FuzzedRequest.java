package io.eggtimer.faults.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What is sent on one connection, and how.
 *
 * <p>
 * The fuzzer's inputs are up to {@value #MOST} of these, each begun by a separator and
 * one byte, {@code '@'} plus flags. Whatever the fuzzer does to the bytes is an input:
 * its mutations would nearly all end at a wrong length of the body, so that is mended
 * unless a flag says otherwise.
 *
 * @param flags how to send it
 * @param bytes what is sent
 */
record FuzzedRequest(int flags, byte[] bytes) {

	/** A choice: as many at the same time. */
	static final int MOST = 8;

	/** The separator, which no request needs. */
	static final byte SEPARATOR = 0x1e;

	/** The length of the body is what the bytes say. */
	static final int RAW = 1;

	/** Is sent in two parts. */
	static final int IN_PARTS = 2;

	/** The body is sent in chunks. */
	static final int CHUNKED = 4;

	/** The body is repeated, so that it is nested deeply, or long. */
	static final int REPEATED = 8;

	/** The connection is left open for a moment after the request. */
	static final int LEFT_OPEN = 16;

	/** The connection is cut after the request. */
	static final int CUT = 32;

	/** More than the limit of a question, less than that of an array. */
	private static final int REPEATED_BYTES = 20_000;

	private static final byte[] HEAD_END = { '\r', '\n', '\r', '\n' };

	/** Returns the requests of an input. */
	static List<FuzzedRequest> of(byte[] input) {
		List<FuzzedRequest> requests = new ArrayList<>();
		int start = (input.length > 0 && input[0] == SEPARATOR) ? 1 : 0;
		while (start < input.length && requests.size() < MOST) {
			int end = start;
			while (end < input.length && input[end] != SEPARATOR) {
				end++;
			}
			if (end > start) {
				requests.add(of(input[start] & 0x3f, Arrays.copyOfRange(input, start + 1, end)));
			}
			start = end + 1;
		}
		return requests;
	}

	private static FuzzedRequest of(int flags, byte[] bytes) {
		int headEnd = indexOf(bytes, HEAD_END);
		if (headEnd == -1 || (flags & RAW) != 0) {
			return new FuzzedRequest(flags, bytes);
		}
		String head = new String(bytes, 0, headEnd, StandardCharsets.ISO_8859_1);
		byte[] body = Arrays.copyOfRange(bytes, headEnd + HEAD_END.length, bytes.length);
		if ((flags & REPEATED) != 0) {
			body = repeated(body);
		}
		return new FuzzedRequest(flags, (body.length > 0) ? framed(head, body, (flags & CHUNKED) != 0) : bytes);
	}

	private static byte[] repeated(byte[] body) {
		ByteArrayOutputStream repeated = new ByteArrayOutputStream();
		while (body.length > 0 && repeated.size() < REPEATED_BYTES) {
			repeated.writeBytes(body);
		}
		return repeated.toByteArray();
	}

	private static byte[] framed(String head, byte[] body, boolean chunked) {
		ByteArrayOutputStream framed = new ByteArrayOutputStream();
		for (String line : head.split("\r\n", -1)) {
			String name = line.toLowerCase(Locale.ROOT);
			if (!name.startsWith("content-length:") && !(chunked && name.startsWith("transfer-encoding:"))) {
				framed.writeBytes(latin(line + "\r\n"));
			}
		}
		if (!chunked) {
			framed.writeBytes(latin("Content-Length: " + body.length + "\r\n\r\n"));
			framed.writeBytes(body);
			return framed.toByteArray();
		}
		framed.writeBytes(latin("Transfer-Encoding: chunked\r\n\r\n"));
		int half = body.length / 2;
		chunk(framed, body, 0, half);
		chunk(framed, body, half, body.length);
		framed.writeBytes(latin("0\r\n\r\n"));
		return framed.toByteArray();
	}

	private static void chunk(ByteArrayOutputStream out, byte[] body, int from, int to) {
		if (to > from) { // an empty chunk would be the last
			out.writeBytes(latin(Integer.toHexString(to - from) + "\r\n"));
			out.write(body, from, to - from);
			out.writeBytes(latin("\r\n"));
		}
	}

	private static int indexOf(byte[] bytes, byte[] part) {
		for (int i = 0; i + part.length <= bytes.length; i++) {
			if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
				return i;
			}
		}
		return -1;
	}

	private static byte[] latin(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	boolean has(int flag) {
		return (this.flags & flag) != 0;
	}

	/** Returns what is sent, one character a byte. */
	String text() {
		return new String(this.bytes, StandardCharsets.ISO_8859_1);
	}

}
