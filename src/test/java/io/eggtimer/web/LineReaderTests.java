package io.eggtimer.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link LineReader}. */
class LineReaderTests {

	@Test
	void linesEndWithEitherEndOrWithTheStreamAndBlankOnesCount() throws IOException {
		assertThat(read("\ufeffa\n\r\n \t\nb\r\nä")).containsExactly("1 LINE a", "4 LINE b", "5 LINE ä", "END");
		assertThat(read("")).containsExactly("END");
		assertThat(read("\ufeff")).containsExactly("END");
		assertThat(read("\n\n ")).containsExactly("END");
	}

	@Test
	void aLineOfJustTheLimitIsReadAndAnyLongerOneIsDropped() throws IOException {
		String longest = "x".repeat(LineReader.MAX_BYTES);
		for (String tooLong : List.of(longest + "x", longest.repeat(2), longest.repeat(5) + "x", longest + "\r\r")) {
			assertThat(read("\ufeff" + longest + "\r\n" + tooLong + "\nb\n" + tooLong))
				.containsExactly("1 LINE " + longest, "2 TOO_LONG", "3 LINE b", "4 TOO_LONG", "END");
		}
	}

	@Test
	void whatIsNotUtf8IsAFaultOfItsLineOnly() throws IOException {
		byte[] bytes = "a\n\u00e9\nb\n\u00c3".getBytes(StandardCharsets.ISO_8859_1);
		assertThat(read(new ByteArrayInputStream(bytes))).containsExactly("1 LINE a", "2 UNDECODABLE", "3 LINE b",
				"4 UNDECODABLE", "END");
	}

	@Test
	void thousandsOfLinesComeInOrderHoweverTheyAreCut() throws IOException {
		StringBuilder text = new StringBuilder();
		List<String> expected = new ArrayList<>();
		for (int i = 1; i <= 3000; i++) {
			String line = String.valueOf(i).repeat(1 + i % 97);
			text.append(line).append('\n');
			expected.add(i + " LINE " + line);
		}
		expected.add("END");
		byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
		for (int most : new int[] { 1, 7, 4096, Integer.MAX_VALUE }) {
			InputStream dripping = new ByteArrayInputStream(bytes) {

				@Override
				public synchronized int read(byte[] buffer, int offset, int length) {
					return super.read(buffer, offset, Math.min(length, most));
				}

			};
			assertThat(read(dripping)).isEqualTo(expected);
		}
	}

	@Test
	void pausesOnceBeforeItWaits() throws IOException {
		InputStream half = new ByteArrayInputStream("a\nb".getBytes(StandardCharsets.UTF_8));
		InputStream rest = new ByteArrayInputStream("c\n".getBytes(StandardCharsets.UTF_8));
		LineReader lines = new LineReader(new SequenceInputStream(half, rest));
		List<LineReader.Event> events = new ArrayList<>();
		do {
			events.add(lines.next());
		}
		while (events.get(events.size() - 1) != LineReader.Event.END);
		assertThat(events).containsExactly(LineReader.Event.LINE, LineReader.Event.PAUSE, LineReader.Event.LINE,
				LineReader.Event.PAUSE, LineReader.Event.END);
	}

	private static List<String> read(String text) throws IOException {
		return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
	}

	private static List<String> read(InputStream in) throws IOException {
		LineReader lines = new LineReader(in);
		List<String> read = new ArrayList<>();
		while (true) {
			switch (lines.next()) {
				case LINE -> read.add(lines.number() + " LINE " + lines.text());
				case TOO_LONG -> read.add(lines.number() + " TOO_LONG");
				case UNDECODABLE -> read.add(lines.number() + " UNDECODABLE");
				case PAUSE -> {
				}
				case END -> {
					read.add("END");
					return read;
				}
			}
		}
	}

}
