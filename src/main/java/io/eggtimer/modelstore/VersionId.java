package io.eggtimer.modelstore;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a version: when it was made and the start of its content's hash, as in
 * {@code 20261123T004900Z-3f2a9c1d}. Names in alphabetical order are in order of time.
 */
final class VersionId {

	/** Says what a version looks like, in a message to people. */
	static final String EXAMPLE = "20261123T004900Z-3f2a9c1d";

	/** Nothing in it can lead out of the store's folder. */
	private static final Pattern PATTERN = Pattern.compile("[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8}");

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
		.withResolverStyle(ResolverStyle.STRICT)
		.withZone(ZoneOffset.UTC);

	private static final int HASH_DIGITS = 8;

	private VersionId() {
	}

	static String of(Instant createdAt, String contentSha256) {
		return TIME.format(createdAt) + "-" + contentSha256.substring(0, HASH_DIGITS);
	}

	static boolean isValid(String text) {
		try {
			return PATTERN.matcher(text).matches() && time(text).getEpochSecond() > 0;
		}
		catch (DateTimeParseException ex) {
			return false; // the 32nd of a month
		}
	}

	/** Returns the time in a name. */
	static Instant time(String version) {
		return Instant.from(TIME.parse(version.substring(0, version.indexOf('-'))));
	}

}
