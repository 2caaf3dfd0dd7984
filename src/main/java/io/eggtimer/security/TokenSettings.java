package io.eggtimer.security;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.nimbusds.jose.JWSAlgorithm;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.util.StringUtils;

/**
 * Whose bearer tokens are taken, from the settings that Spring Boot has for it.
 *
 * @param issuer who signs them
 * @param audiences whom they must be for, one of these
 * @param algorithms how they may be signed
 */
record TokenSettings(String issuer, List<String> audiences, Set<JWSAlgorithm> algorithms) {

	private static final String PREFIX = "spring.security.oauth2.resourceserver.jwt.";

	static final String ISSUER = PREFIX + "issuer-uri";

	/**
	 * Returns the settings, or {@code null} if no tokens are taken.
	 * @throws InvalidConfigurationPropertyValueException if they are incomplete, or of a
	 * kind that would be ignored
	 */
	static @Nullable TokenSettings of(OAuth2ResourceServerProperties properties) {
		OAuth2ResourceServerProperties.Jwt jwt = properties.getJwt();
		if (jwt.getJwkSetUri() != null || jwt.getPublicKeyLocation() != null
				|| properties.getOpaquetoken().getIntrospectionUri() != null) {
			throw new InvalidConfigurationPropertyValueException("spring.security.oauth2.resourceserver.*", null,
					"Only jwt.issuer-uri, .audiences and .jws-algorithms are supported here.");
		}
		String issuer = jwt.getIssuerUri();
		if (issuer == null || !StringUtils.hasText(issuer)) {
			return null;
		}
		String scheme = scheme(issuer);
		if (!"https".equals(scheme) && !"http".equals(scheme)) {
			throw new InvalidConfigurationPropertyValueException(ISSUER, issuer, "It must be an http(s) URI.");
		}
		if (jwt.getAudiences().stream().noneMatch(StringUtils::hasText)) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + "audiences", null,
					"With an issuer it must be set, or this service would take tokens that were meant for others.");
		}
		return new TokenSettings(issuer, List.copyOf(jwt.getAudiences()),
				jwt.getJwsAlgorithms().stream().map(TokenSettings::algorithm).collect(Collectors.toUnmodifiableSet()));
	}

	private static @Nullable String scheme(String issuer) {
		try {
			return URI.create(issuer).getScheme();
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static JWSAlgorithm algorithm(String name) {
		JWSAlgorithm algorithm = JWSAlgorithm.parse(name);
		if (!JWSAlgorithm.Family.SIGNATURE.contains(algorithm)) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + "jws-algorithms", name,
					"It must be a signature with a public key, such as RS256 or ES256.");
		}
		return algorithm;
	}

}
