package io.eggtimer.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/**
 * Knows the operator by name and password.
 *
 * <p>
 * A hash is expensive on purpose, so wrong passwords must not be a way to take the
 * service down: one is checked at a time, in the order in which they came, and who would
 * wait too long is sent away. The right one is remembered while it is used, as a keyed
 * digest, so that scrapes stay cheap. An unknown name takes as long as a wrong password.
 */
class OperatorPassword implements AuthenticationProvider {

	/** A choice: longer than any interval of scrapes. */
	private static final long REMEMBERED_NANOS = Duration.ofMinutes(5).toNanos();

	/** A choice: a few checks. */
	private static final Duration MAX_WAIT = Duration.ofSeconds(3);

	private static final String DIGEST = "HmacSHA256";

	private final byte[] name;

	private final String passwordHash;

	private final String authority;

	private final SecretKeySpec key;

	private final long maxWaitNanos;

	private final Semaphore checks = new Semaphore(1, true);

	private volatile @Nullable Verified verified;

	/**
	 * Creates the operator.
	 * @param settings name and hash
	 * @param authority what the operator is granted
	 */
	OperatorPassword(OperatorSettings settings, String authority) {
		this(settings, authority, MAX_WAIT);
	}

	/**
	 * Creates the operator.
	 * @param settings name and hash
	 * @param authority what the operator is granted
	 * @param maxWait how long to wait for others to be checked
	 */
	OperatorPassword(OperatorSettings settings, String authority, Duration maxWait) {
		this.maxWaitNanos = maxWait.toNanos();
		this.name = bytes(settings.name());
		this.passwordHash = settings.passwordHash();
		this.authority = authority;
		byte[] random = new byte[32];
		new SecureRandom().nextBytes(random);
		this.key = new SecretKeySpec(random, DIGEST);
	}

	@Override
	public Authentication authenticate(Authentication request) {
		String user = request.getName();
		String password = String.valueOf(request.getCredentials());
		byte[] digest = digest(user + ':' + password); // names have no colon
		if (!isRemembered(digest, System.nanoTime())) {
			verify(user, password);
		}
		this.verified = new Verified(digest, System.nanoTime());
		return UsernamePasswordAuthenticationToken.authenticated(user, null,
				AuthorityUtils.createAuthorityList(this.authority));
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
	}

	private void verify(String user, String password) {
		awaitTurn();
		try {
			boolean passwordMatches = PasswordHash.matches(password, this.passwordHash);
			if (!(MessageDigest.isEqual(bytes(user), this.name) & passwordMatches)) {
				throw new BadCredentialsException("Wrong name or password.");
			}
		}
		finally {
			this.checks.release();
		}
	}

	private void awaitTurn() {
		try {
			if (!this.checks.tryAcquire(this.maxWaitNanos, TimeUnit.NANOSECONDS)) {
				throw new AuthenticationServiceException("Too many passwords are being checked.");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt(); // the server stops
			throw new AuthenticationServiceException("The service stops.", ex);
		}
	}

	private boolean isRemembered(byte[] digest, long now) {
		Verified last = this.verified;
		return last != null && now - last.atNanos() < REMEMBERED_NANOS && MessageDigest.isEqual(digest, last.digest());
	}

	private byte[] digest(String credentials) {
		try {
			Mac mac = Mac.getInstance(DIGEST);
			mac.init(this.key);
			return mac.doFinal(bytes(credentials));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex); // every JDK has it
		}
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/** Credentials that were right, and when they were checked. */
	private record Verified(byte[] digest, long atNanos) {
	}

}
