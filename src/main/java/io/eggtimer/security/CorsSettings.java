package io.eggtimer.security;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * Which pages of other sites may ask.
 *
 * @param allowedOrigins their origins, exactly as a browser sends them
 */
public record CorsSettings(List<String> allowedOrigins) {

	/**
	 * Creates settings.
	 * @throws IllegalArgumentException if an entry is no origin; a {@code *} is none, as
	 * whoever serves a page to the cook should be known
	 */
	public CorsSettings {
		allowedOrigins = List.copyOf(allowedOrigins);
		for (String origin : allowedOrigins) {
			if (!isOrigin(origin)) {
				throw new IllegalArgumentException(
						"%s.cors.allowed-origins must be origins such as https://kitchen.example, got %s"
							.formatted(SecuritySettings.PREFIX, origin));
			}
		}
	}

	private static boolean isOrigin(String text) {
		try {
			URI uri = URI.create(text);
			boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
			boolean bare = uri.getHost() != null && text.equals(uri.getScheme() + "://" + uri.getAuthority());
			return web && bare && uri.getUserInfo() == null && text.equals(text.toLowerCase(Locale.ROOT));
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
