package io.eggtimer.faults.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Blind changes to the inputs that the guided fuzzer found worth keeping. */
final class Mutations {

	/** A choice: half of the inputs get one change only. */
	private static final int MOST = 6;

	private static final int MAX_BYTES = 8192;

	private final List<byte[]> corpus;

	private final Random random;

	Mutations(Path folder, long seed) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			this.corpus = files.sorted().map(Mutations::read).toList();
		}
		this.random = new Random(seed);
	}

	private static byte[] read(Path file) {
		try {
			return Files.readAllBytes(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Returns the next input. */
	byte[] next() {
		byte[] input = any();
		int changes = this.random.nextBoolean() ? 1 : 1 + this.random.nextInt(MOST);
		for (int i = 0; i < changes; i++) {
			input = change(input);
		}
		return (input.length > MAX_BYTES) ? Arrays.copyOf(input, MAX_BYTES) : input;
	}

	private byte[] any() {
		return this.corpus.get(this.random.nextInt(this.corpus.size()));
	}

	private byte[] change(byte[] input) {
		int from = this.random.nextInt(input.length + 1);
		int to = Math.min(input.length, from + this.random.nextInt(32));
		return switch (this.random.nextInt(7)) {
			case 0 -> replaced(input, from, Math.min(input.length, from + 1), (byte) this.random.nextInt(256));
			case 1 -> replaced(input, from, to); // cut out
			case 2 -> replaced(input, from, from, Arrays.copyOfRange(input, from, to)); // twice
			case 3 -> replaced(input, from, from, word());
			case 4 -> replaced(input, from, to, word());
			case 5 -> replaced(input, from, input.length, tail(any())); // two inputs in
																		// one
			default -> number(input, from);
		};
	}

	private byte[] word() {
		List<String> words = Seeds.words();
		return words.get(this.random.nextInt(words.size())).getBytes(StandardCharsets.UTF_8);
	}

	private byte[] tail(byte[] input) {
		return Arrays.copyOfRange(input, this.random.nextInt(input.length + 1), input.length);
	}

	/** Puts another digit, or many, in the place of the next. */
	private byte[] number(byte[] input, int from) {
		for (int i = from; i < input.length; i++) {
			if (Character.isDigit(input[i])) {
				byte[] digits = new byte[1 + (this.random.nextInt(8) == 0 ? this.random.nextInt(400) : 0)];
				Arrays.fill(digits, (byte) ('0' + this.random.nextInt(10)));
				return replaced(input, i, i + 1, digits);
			}
		}
		return input;
	}

	private static byte[] replaced(byte[] input, int from, int to, byte... by) {
		ByteArrayOutputStream changed = new ByteArrayOutputStream(input.length + by.length);
		changed.write(input, 0, from);
		changed.writeBytes(by);
		changed.write(input, to, input.length - to);
		return changed.toByteArray();
	}

}
