package io.eggtimer.http;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

/** The name that a request has in the logs and in its answer. */
public final class RequestId {

	/** The header that brings it, and takes it back. */
	public static final String HEADER = "X-Request-Id";

	/** A choice: a UUID has 36, a trace id 32. */
	private static final int MAX_LENGTH = 64;

	private static final HexFormat HEX = HexFormat.of();

	private RequestId() {
	}

	/** Returns an id that can do no harm in a header or a line of a log. */
	public static String of(@Nullable String given) {
		if (given != null && isPlain(given)) {
			return given;
		}
		// has to be rare, not secret
		return HEX.toHexDigits(ThreadLocalRandom.current().nextLong());
	}

	private static boolean isPlain(String id) {
		if (id.isEmpty() || id.length() > MAX_LENGTH) {
			return false;
		}
		for (int i = 0; i < id.length(); i++) {
			char c = id.charAt(i);
			boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.'
					|| c == '_' || c == '-';
			if (!plain) {
				return false;
			}
		}
		return true;
	}

}
