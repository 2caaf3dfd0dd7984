package io.eggtimer.security;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Hashes of passwords, bcrypt with the prefix that Spring Security gives it. */
final class PasswordHash {

	/** What a hash looks like, for messages. */
	static final String FORM = "{bcrypt}$2a$12$ and 53 more letters, digits, dots and slashes";

	/** What bcrypt takes note of; more bytes would not count. */
	static final int MAX_BYTES = 72;

	private static final String PREFIX = "{bcrypt}";

	private static final Pattern PATTERN = Pattern.compile("\\{bcrypt}\\$2[aby]\\$(\\d\\d)\\$[./0-9A-Za-z]{53}");

	/** A choice: a quarter of a second on a processor of 2020. */
	private static final int COST = 12;

	/** Less than the default of Spring Security is too quick to guess. */
	private static final int MIN_COST = 10;

	/** A choice: each one more doubles the time, and 14 takes a second. */
	private static final int MAX_COST = 14;

	private static final BCryptPasswordEncoder BCRYPT = new BCryptPasswordEncoder(COST);

	private PasswordHash() {
	}

	/**
	 * Returns the hash of a password.
	 * @throws IllegalArgumentException if it is empty or longer than bcrypt takes note of
	 */
	static String of(String password) {
		if (password.isEmpty()) {
			throw new IllegalArgumentException("The password is empty.");
		}
		if (isTooLong(password)) {
			throw new IllegalArgumentException(
					"The password has more than %d bytes; bcrypt would ignore the rest.".formatted(MAX_BYTES));
		}
		return PREFIX + BCRYPT.encode(password);
	}

	static boolean isValid(String hash) {
		Matcher matcher = PATTERN.matcher(hash);
		if (!matcher.matches()) {
			return false;
		}
		int cost = Integer.parseInt(matcher.group(1));
		return cost >= MIN_COST && cost <= MAX_COST;
	}

	/** Takes as long whether they match or not. */
	static boolean matches(String password, String hash) {
		boolean matches = BCRYPT.matches(password, hash.substring(PREFIX.length()));
		return matches & !isTooLong(password);
	}

	private static boolean isTooLong(String password) {
		return password.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES;
	}

}
