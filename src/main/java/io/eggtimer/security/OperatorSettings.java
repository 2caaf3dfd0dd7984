package io.eggtimer.security;

import org.springframework.util.StringUtils;

/**
 * Who the operator is. Without a name and a hash nobody is one by a password.
 *
 * @param name user name
 * @param passwordHash bcrypt hash of the password, as the command {@code hash-password}
 * prints it
 * @param scope scope of a bearer token whose holder is an operator
 */
public record OperatorSettings(String name, String passwordHash, String scope) {

	static final String NAME = SecuritySettings.PREFIX + ".operator.name";

	private static final String PASSWORD_HASH = SecuritySettings.PREFIX + ".operator.password-hash";

	/**
	 * Creates settings. No message quotes the hash, which may be a password by mistake.
	 * @throws IllegalArgumentException if one of name and hash is missing or malformed
	 */
	public OperatorSettings {
		if (StringUtils.hasText(name) != StringUtils.hasText(passwordHash)) {
			throw new IllegalArgumentException("%s and %s must be set together".formatted(NAME, PASSWORD_HASH));
		}
		if (name.contains(":")) {
			throw new IllegalArgumentException("%s must not contain a colon: HTTP Basic ends it there".formatted(NAME));
		}
		if (StringUtils.hasText(passwordHash) && !PasswordHash.isValid(passwordHash)) {
			throw new IllegalArgumentException(
					"%s must be a hash as 'java -jar eggtimer.jar hash-password' prints it: %s".formatted(PASSWORD_HASH,
							PasswordHash.FORM));
		}
		if (!StringUtils.hasText(scope) || StringUtils.containsWhitespace(scope)) {
			throw new IllegalArgumentException(
					"%s.operator.scope must be one scope, without blanks".formatted(SecuritySettings.PREFIX));
		}
	}

	/** Returns whether there is an operator with a password. */
	boolean hasPassword() {
		return StringUtils.hasText(this.name);
	}

	/** Leaves the hash out. */
	@Override
	public String toString() {
		return "OperatorSettings[name=%s, scope=%s]".formatted(this.name, this.scope);
	}

}
