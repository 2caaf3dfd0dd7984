package io.eggtimer.faults.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One answer out of all that a connection received.
 *
 * @param head status line and headers
 * @param body its body, without the framing
 * @param whole whether all of it is there
 */
record Answer(String head, byte[] body, boolean whole) {

	/**
	 * Returns the answers, in their order, of which the last may not be whole.
	 * @param received what came, up to the end of the connection
	 * @param withoutBody whether the first has no body, whatever its headers say
	 */
	static List<Answer> of(byte[] received, boolean withoutBody) {
		String text = new String(received, StandardCharsets.ISO_8859_1);
		List<Answer> answers = new ArrayList<>();
		int start = 0;
		while (start < text.length()) {
			int end = text.indexOf("\r\n\r\n", start);
			if (text.startsWith("HTTP/1.1 ", start) && end == -1) {
				answers.add(new Answer(text.substring(start), new byte[0], false));
				return answers;
			}
			if (!text.startsWith("HTTP/1.1 ", start)) {
				throw new AssertionError("This is no answer: " + text.substring(start));
			}
			String head = text.substring(start, end + 2);
			int bodyStart = end + 4;
			ByteArrayOutputStream body = new ByteArrayOutputStream();
			String length = header(head, "content-length");
			// a HEAD that could not be read is not known to be one
			boolean bare = (withoutBody && answers.isEmpty() && !text.startsWith("{", bodyStart))
					|| head.startsWith("HTTP/1.1 1") || head.startsWith("HTTP/1.1 204")
					|| head.startsWith("HTTP/1.1 304");
			boolean whole = true;
			if (bare) {
				start = bodyStart;
			}
			else if (!length.isEmpty()) {
				start = bodyStart + Integer.parseInt(length);
				whole = start <= received.length;
				start = Math.min(start, received.length);
				body.write(received, bodyStart, start - bodyStart);
			}
			else if (header(head, "transfer-encoding").equals("chunked")) {
				int afterwards = dechunk(text, bodyStart, body, received);
				whole = afterwards != -1;
				start = whole ? afterwards : received.length;
			}
			else {
				body.write(received, bodyStart, received.length - bodyStart);
				start = received.length;
			}
			answers.add(new Answer(head, body.toByteArray(), whole));
		}
		return answers;
	}

	/** Returns where the chunks end, -1 if they do not. */
	private static int dechunk(String text, int start, ByteArrayOutputStream body, byte[] received) {
		int at = start;
		while (true) {
			int lineEnd = text.indexOf("\r\n", at);
			if (lineEnd == -1) {
				return -1;
			}
			int size = Integer.parseInt(text.substring(at, lineEnd), 16);
			int next = lineEnd + 2 + size + 2;
			if (next > received.length) {
				return -1;
			}
			body.write(received, lineEnd + 2, size);
			at = next;
			if (size == 0) {
				return at;
			}
		}
	}

	int status() {
		return Integer.parseInt(this.head.substring(9, 12));
	}

	/** Returns the value of a header, empty if there is none. */
	String header(String name) {
		return header(this.head, name);
	}

	private static String header(String head, String name) {
		for (String line : head.split("\r\n")) {
			if (line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":")) {
				return line.substring(name.length() + 1).trim();
			}
		}
		return "";
	}

	String text() {
		return new String(this.body, StandardCharsets.UTF_8);
	}

}
