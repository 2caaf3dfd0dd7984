package io.eggtimer.security;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.bcrypt.BCrypt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Tests for {@link OperatorPassword} and {@link PasswordHash}. */
class OperatorPasswordTests {

	/** Takes a second to check. */
	private static final String SLOW_HASH = "{bcrypt}" + BCrypt.hashpw("right", BCrypt.gensalt(14));

	@Test
	void theRightCredentialsAreGrantedTheScopeAndKeepNoPassword() {
		Authentication operator = operator(TestService.HASH).authenticate(credentials("chef", TestService.PASSWORD));
		assertThat(operator.isAuthenticated()).isTrue();
		assertThat(operator.getAuthorities()).extracting("authority").containsExactly("SCOPE_x");
		assertThat(operator.getCredentials()).isNull();
	}

	@Test
	void whatWasRightIsRememberedAndNothingElseIs() {
		OperatorPassword operator = operator(TestService.HASH);
		operator.authenticate(credentials("chef", TestService.PASSWORD));
		assertThat(operator.authenticate(credentials("chef", TestService.PASSWORD)).isAuthenticated()).isTrue();
		assertThatExceptionOfType(BadCredentialsException.class)
			.isThrownBy(() -> operator.authenticate(credentials("chef", TestService.PASSWORD + "x")));
		assertThatExceptionOfType(BadCredentialsException.class)
			.isThrownBy(() -> operator.authenticate(credentials("chefs", TestService.PASSWORD)));
	}

	@Test
	void oneIsCheckedAtATimeAndWhoWaitsTooLongIsSentAway() throws Exception {
		OperatorPassword impatient = new OperatorPassword(new OperatorSettings("chef", SLOW_HASH, "x"), "SCOPE_x",
				Duration.ofMillis(1));
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			Callable<String> wrong = () -> {
				try {
					impatient.authenticate(credentials("chef", "wrong"));
					return "right";
				}
				catch (AuthenticationException ex) {
					return ex.getClass().getSimpleName();
				}
			};
			List<String> answers = new ArrayList<>();
			for (Future<String> answer : threads.invokeAll(Collections.nCopies(4, wrong))) {
				answers.add(answer.get());
			}
			assertThat(answers).contains("BadCredentialsException", "AuthenticationServiceException")
				.doesNotContain("right");
		}
		finally {
			threads.shutdown();
		}
	}

	@Test
	void aPasswordIsNotRightBecauseItsFirst72BytesAre() {
		String longest = "x".repeat(72);
		String hash = "{bcrypt}" + BCrypt.hashpw(longest, BCrypt.gensalt(10));
		assertThat(operator(hash).authenticate(credentials("chef", longest)).isAuthenticated()).isTrue();
		assertThatExceptionOfType(BadCredentialsException.class)
			.isThrownBy(() -> operator(hash).authenticate(credentials("chef", longest + "y")));
	}

	@Test
	void aHashIsMadeOfUpTo72Bytes() {
		String hash = PasswordHash.of("ö".repeat(36));
		assertThat(PasswordHash.isValid(hash)).isTrue();
		assertThat(PasswordHash.matches("ö".repeat(36), hash)).isTrue();
		assertThatIllegalArgumentException().isThrownBy(() -> PasswordHash.of("ö".repeat(36) + "x"))
			.withMessageContaining("72 bytes");
		assertThatIllegalArgumentException().isThrownBy(() -> PasswordHash.of("")).withMessageContaining("empty");
	}

	private static OperatorPassword operator(String hash) {
		return new OperatorPassword(new OperatorSettings("chef", hash, "x"), "SCOPE_x");
	}

	private static Authentication credentials(String name, String password) {
		return UsernamePasswordAuthenticationToken.unauthenticated(name, password);
	}

}
