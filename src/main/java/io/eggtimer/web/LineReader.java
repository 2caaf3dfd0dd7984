package io.eggtimer.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

import io.eggtimer.http.RequestKind;

/**
 * Splits a stream of UTF-8 into lines, in constant memory.
 *
 * <p>
 * Lines end with {@code \n} or {@code \r\n}, the last one with the stream as well. Blank
 * lines are counted and passed over, and so is a byte order mark at the start.
 */
class LineReader {

	/** The greatest length of a line in bytes, without its end; that of one request. */
	static final int MAX_BYTES = RequestKind.MAX_QUESTION_BYTES;

	/** A byte order mark and a {@code \r} do not count. */
	private static final int MAX_EXTRA_BYTES = 3 + 1;

	private final InputStream in;

	/** Twice a line, so that there is room to read in whatever part of one is kept. */
	private final byte[] buffer = new byte[2 * (MAX_BYTES + MAX_EXTRA_BYTES)];

	private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder(); // reports

	private final CharBuffer text = CharBuffer.allocate(MAX_BYTES);

	private int start;

	/** Up to here there is no end of a line after {@link #start}. */
	private int scanned;

	private int end;

	private long number;

	private boolean skipping;

	private boolean paused;

	private boolean ended;

	LineReader(InputStream in) {
		this.in = in;
	}

	/** What {@link #next} has found. */
	enum Event {

		/** A line; see {@link #text}. */
		LINE,

		/** A line longer than {@link #MAX_BYTES}, which was dropped. */
		TOO_LONG,

		/** A line that is not UTF-8. */
		UNDECODABLE,

		/** Nothing yet: the next call waits for input. */
		PAUSE,

		/** No more lines. */
		END

	}

	/**
	 * Goes on to the next line that is not blank.
	 * @throws IOException if the stream fails, or ends before its time
	 */
	Event next() throws IOException {
		while (true) {
			if (findLineEnd()) {
				int lineEnd = this.scanned++;
				Event line = take(lineEnd);
				if (line != Event.LINE || !isBlank()) {
					return line;
				}
			}
			else if (this.ended) {
				if (this.start == this.end && !this.skipping) {
					return Event.END;
				}
				Event line = take(this.end);
				return (line != Event.LINE || !isBlank()) ? line : Event.END;
			}
			else if (!this.paused && this.in.available() == 0) {
				this.paused = true;
				return Event.PAUSE;
			}
			else {
				fill();
			}
		}
	}

	/** Returns the current line, valid until the next one is asked for. */
	CharBuffer text() {
		return this.text;
	}

	/** Returns the number of the current line in the stream, from 1. */
	long number() {
		return this.number;
	}

	private boolean findLineEnd() {
		while (this.scanned < this.end) {
			if (this.buffer[this.scanned] == '\n') {
				return true;
			}
			this.scanned++;
		}
		return false;
	}

	private Event take(int lineEnd) {
		int from = this.start;
		this.start = this.scanned;
		this.number++;
		if (this.skipping) {
			this.skipping = false;
			return Event.TOO_LONG;
		}
		if (this.number == 1 && startsWithByteOrderMark(from, lineEnd)) {
			from += 3;
		}
		int to = (lineEnd > from && this.buffer[lineEnd - 1] == '\r') ? lineEnd - 1 : lineEnd;
		if (to - from > MAX_BYTES) {
			return Event.TOO_LONG;
		}
		return decode(from, to) ? Event.LINE : Event.UNDECODABLE;
	}

	private boolean startsWithByteOrderMark(int from, int to) {
		return to - from >= 3 && this.buffer[from] == (byte) 0xEF && this.buffer[from + 1] == (byte) 0xBB
				&& this.buffer[from + 2] == (byte) 0xBF;
	}

	private boolean decode(int from, int to) {
		this.text.clear();
		this.decoder.reset();
		boolean decoded = !this.decoder.decode(ByteBuffer.wrap(this.buffer, from, to - from), this.text, true)
			.isError();
		this.text.flip();
		return decoded;
	}

	private boolean isBlank() {
		for (int i = 0; i < this.text.length(); i++) {
			if (this.text.charAt(i) != ' ' && this.text.charAt(i) != '\t') {
				return false;
			}
		}
		return true;
	}

	private void fill() throws IOException {
		this.paused = false;
		if (this.skipping || this.end - this.start > MAX_BYTES + MAX_EXTRA_BYTES) {
			this.skipping = true;
			this.start = this.end;
		}
		if (this.start > 0) {
			System.arraycopy(this.buffer, this.start, this.buffer, 0, this.end - this.start);
			this.scanned -= this.start;
			this.end -= this.start;
			this.start = 0;
		}
		int count = this.in.read(this.buffer, this.end, this.buffer.length - this.end);
		this.ended = count == -1;
		this.end += Math.max(count, 0);
	}

}
