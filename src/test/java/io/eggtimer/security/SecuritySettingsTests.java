package io.eggtimer.security;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Settings that would leave the service less guarded than meant stop its start. */
@ExtendWith(OutputCaptureExtension.class)
class SecuritySettingsTests {

	private static final String JWT = "spring.security.oauth2.resourceserver.jwt.";

	private static final String SALT_AND_HASH = "abcdefghijklmnopqrstuuN2yC6VvPDb8jfH1mzPQpz8t3cxmGm3a";

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"eggtimer.security.operator.name=chef | eggtimer.security.operator.password-hash must be set together",
			"eggtimer.security.operator.name=a:b;eggtimer.security.operator.password-hash={bcrypt}$2a$10$"
					+ SALT_AND_HASH + " | must not contain a colon",
			"eggtimer.security.operator.scope= | eggtimer.security.operator.scope must be",
			"eggtimer.security.operator.scope=a b | eggtimer.security.operator.scope must be",
			"eggtimer.security.cors.allowed-origins=* | allowed-origins must be origins",
			"eggtimer.security.cors.allowed-origins=https://*.example | allowed-origins must be origins",
			"eggtimer.security.cors.allowed-origins=https://a.example/ | allowed-origins must be origins",
			"eggtimer.security.cors.allowed-origins=https://a.example/x | allowed-origins must be origins",
			"eggtimer.security.cors.allowed-origins=https://A.example | allowed-origins must be origins",
			"eggtimer.security.cors.allowed-origins=a.example | allowed-origins must be origins",
			"eggtimer.security.cors.allowed-origins=null | allowed-origins must be origins",
			"eggtimer.security.closed=true | eggtimer.security.closed",
			"eggtimer.security.closed=yes please | eggtimer.security.closed",
			JWT + "issuer-uri=https://a.example | " + JWT + "audiences",
			"spring.security.oauth2.resourceserver.opaquetoken.introspection-uri=https://a | resourceserver.*",
			JWT + "issuer-uri=nonsense;" + JWT + "audiences=a | " + JWT + "issuer-uri",
			JWT + "jwk-set-uri=https://a | resourceserver.*",
			JWT + "issuer-uri=https://a.example;" + JWT + "audiences=a;" + JWT + "jws-algorithms=HS256 | " + JWT
					+ "jws-algorithms",
			JWT + "issuer-uri=https://a.example;" + JWT + "audiences=a;" + JWT + "jws-algorithms=none | " + JWT
					+ "jws-algorithms" })
	void aWrongSettingStopsTheStartAndIsNamed(String settings, String reason, CapturedOutput output) {
		assertThatThrownBy(() -> TestService.start(settings.split(";")).close()).isInstanceOf(Exception.class);
		assertThat(output).contains("APPLICATION FAILED TO START", reason);
	}

	@ParameterizedTest
	@CsvSource({ "my-secret", "{noop}my-secret", "{bcrypt}my-secret", "$2a$10$" + SALT_AND_HASH,
			"{bcrypt}$2a$04$" + SALT_AND_HASH, "{bcrypt}$2a$31$" + SALT_AND_HASH,
			"{bcrypt}$2a$10$my-secretPDb8jfH1mzPQpz8t3cxmGm3a", "{argon2@SpringSecurity_v5_8}my-secret" })
	void whatIsNoGoodHashStopsTheStartAndIsNotRepeated(String hash, CapturedOutput output) {
		assertThatThrownBy(() -> TestService
			.start("eggtimer.security.operator.name=chef", "eggtimer.security.operator.password-hash=" + hash)
			.close()).isInstanceOf(Exception.class);
		assertThat(output)
			.contains("APPLICATION FAILED TO START", "eggtimer.security.operator.password-hash must be a hash",
					"hash-password")
			.doesNotContain("my-secret", SALT_AND_HASH);
	}

	@Test
	void aHashWithoutANameStopsTheStart(CapturedOutput output) {
		assertThatThrownBy(() -> TestService.start(TestService.WITH_OPERATOR[1]).close()).isInstanceOf(Exception.class);
		assertThat(output).contains("eggtimer.security.operator.name", "must be set together")
			.doesNotContain(TestService.HASH);
	}

	@Test
	void theOperatorDoesNotPrintTheHash() {
		assertThat(new OperatorSettings("chef", TestService.HASH, "x")).asString()
			.contains("chef")
			.doesNotContain("bcrypt");
	}

}
