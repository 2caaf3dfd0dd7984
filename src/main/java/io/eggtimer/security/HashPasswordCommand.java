package io.eggtimer.security;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The command {@code hash-password}: prints the hash of a password. It reads the password
 * from the console or the first line of the input, never from its arguments, which other
 * users of the machine can see.
 */
public final class HashPasswordCommand {

	private HashPasswordCommand() {
	}

	/**
	 * Runs the command.
	 * @return the exit code
	 */
	public static int run(InputStream in, PrintStream out, PrintStream err) throws IOException {
		// JDK 22 to 24 would otherwise offer a console although the input is a pipe
		System.setProperty("jdk.console", "java.base");
		Console console = System.console();
		try {
			String password = (console != null) ? read(console) : read(in);
			out.println(PasswordHash.of((password != null) ? password : ""));
			return 0;
		}
		catch (IllegalArgumentException invalid) {
			err.println(invalid.getMessage());
			return 1;
		}
	}

	private static String read(Console console) {
		char[] first = console.readPassword("Password: ");
		char[] second = console.readPassword("Again: ");
		if (first == null || !Arrays.equals(first, second)) {
			throw new IllegalArgumentException("The two passwords differ.");
		}
		return new String(first);
	}

	private static @Nullable String read(InputStream in) throws IOException {
		return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
	}

}
