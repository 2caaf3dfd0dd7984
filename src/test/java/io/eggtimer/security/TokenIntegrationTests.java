package io.eggtimer.security;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.function.Function;
import java.util.stream.Stream;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Bearer tokens of an issuer, at a service that is closed to all others. */
class TokenIntegrationTests {

	private static final String OTHER = "https://other.example";

	private static TestIssuer issuer;

	private static TestService service;

	@BeforeAll
	static void start() throws Exception {
		issuer = TestIssuer.start();
		service = TestService.start(TestService.with(issuer.settings(), "eggtimer.security.closed=true"));
		assertThat(issuer.fetches).as("the start does not wait for the issuer").hasValue(0);
	}

	@AfterAll
	static void stop() {
		service.close();
		issuer.close();
	}

	static Stream<Named<Function<TestIssuer, String>>> wrongTokens() {
		return Stream.of(
				Named.of("expired",
						(i) -> i.token((claims) -> claims.expirationTime(Date.from(Instant.now().minusSeconds(120))))),
				Named.of("not yet valid",
						(i) -> i.token((claims) -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(120))))),
				Named.of("without an end", (i) -> i.token((claims) -> claims.expirationTime(null))),
				Named.of("for another audience", (i) -> i.token((claims) -> claims.audience("other"))),
				Named.of("for no audience", (i) -> i.token((claims) -> claims.audience((String) null))),
				Named.of("of another issuer", (i) -> i.token((claims) -> claims.issuer(OTHER))),
				Named.of("of no issuer", (i) -> i.token((claims) -> claims.issuer(null))),
				Named.of("of a key that is not the issuer's", (i) -> i.token(TestIssuer.newKey("key-2"), (claims) -> {
				})), Named.of("of a key that says it is the issuer's",
						(i) -> i.token(TestIssuer.newKey("key-1"), (claims) -> {
						})),
				Named.of("unsigned", (i) -> new PlainJWT(i.claims((claims) -> {
				})).serialize()), Named.of("signed with the public key as a secret", TokenIntegrationTests::hmac),
				Named.of("changed", (i) -> i.token((claims) -> {
				}).replaceFirst("\\.ey", ".ez")), Named.of("no token", (i) -> "a.b.c"), Named.of("empty", (i) -> ""));
	}

	private static String hmac(TestIssuer issuer) {
		try {
			SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("key-1").build(),
					issuer.claims((claims) -> {
					}));
			token.sign(new MACSigner(issuer.key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
			return token.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@ParameterizedTest
	@MethodSource("wrongTokens")
	void aWrongTokenGetsNothing(Function<TestIssuer, String> token) throws Exception {
		for (String path : new String[] { "/model", "/actuator/info" }) {
			HttpResponse<String> answer = service.get(path, "Authorization", "Bearer " + token.apply(issuer));
			assertThat(answer.statusCode()).isEqualTo(401);
			assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"eggtimer\"");
			assertThat(answer.body()).contains("urn:eggtimer:problem:unauthorized").doesNotContain("Jwt", "signature");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "scope", "scp" })
	void theScopeMakesAnOperator(String claim) throws Exception {
		String token = issuer.token((claims) -> claims.claim("scope", null).claim(claim, "eggtimer.operator"));
		assertThat(service.get("/actuator/info", "Authorization", "Bearer " + token).statusCode()).isEqualTo(200);
		assertThat(service.post("/actuator/modelrefresh", "{}", "Authorization", "Bearer " + token).statusCode())
			.isEqualTo(200);
	}

	@Test
	void withoutTheScopeATokenIsGoodForPredictionsOnly() throws Exception {
		String token = issuer.token((claims) -> claims.claim("scope", "eggs"));
		assertThat(service.get("/model", "Authorization", "Bearer " + token).statusCode()).isEqualTo(200);
		assertThat(service.post("/predict", TestService.EGG, "Authorization", "Bearer " + token).statusCode())
			.isEqualTo(503);
		HttpResponse<String> answer = service.get("/actuator/info", "Authorization", "Bearer " + token);
		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(answer.body()).contains("urn:eggtimer:problem:forbidden");
		assertThat(service.post("/actuator/modelrefresh", "{}", "Authorization", "Bearer " + token).statusCode())
			.isEqualTo(403);
	}

	@Test
	void aTokenInTheQueryIsNotTaken() throws Exception {
		String token = issuer.token((claims) -> {
		});
		assertThat(service.get("/model?access_token=" + token).statusCode()).isEqualTo(401);
	}

	@Test
	void tokensWithUnknownKeysDoNotTroubleTheIssuer() throws Exception {
		String good = issuer.token((claims) -> {
		});
		service.get("/model", "Authorization", "Bearer " + good);
		int before = issuer.fetches.get();
		for (int i = 0; i < 10; i++) {
			String unknown = issuer.token(TestIssuer.newKey("unknown-" + i), (claims) -> {
			});
			assertThat(service.get("/model", "Authorization", "Bearer " + unknown).statusCode()).isEqualTo(401);
		}
		// two documents, at most once
		assertThat(issuer.fetches.get() - before).isLessThanOrEqualTo(2);
	}

	@Test
	void anIssuerThatCannotBeReachedIsNoFaultOfTheService() throws Exception {
		try (TestIssuer gone = TestIssuer.start();
				TestService alone = TestService
					.start(TestService.with(gone.settings(), "eggtimer.security.closed=true"))) {
			gone.leave();
			for (int i = 0; i < 3; i++) {
				HttpResponse<String> answer = alone.get("/model", "Authorization", "Bearer " + gone.token((claims) -> {
				}));
				assertThat(answer.statusCode()).isEqualTo(503);
				assertThat(answer.headers().firstValue("Retry-After")).isPresent();
				assertThat(answer.body()).doesNotContain(gone.uri());
			}
			assertThat(alone.get("/livez").statusCode()).isEqualTo(200);
		}
	}

}
