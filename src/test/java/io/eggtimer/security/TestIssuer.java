package io.eggtimer.security;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;

/** An issuer of tokens on a local port, with one key. */
final class TestIssuer implements AutoCloseable {

	static final String AUDIENCE = "eggtimer";

	final RSAKey key = newKey("key-1");

	final AtomicInteger fetches = new AtomicInteger();

	private final HttpServer server;

	private TestIssuer(HttpServer server) {
		this.server = server;
	}

	static TestIssuer start() throws IOException {
		TestIssuer issuer = new TestIssuer(
				HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
		issuer.serve("/.well-known/openid-configuration",
				"{\"issuer\": \"%1$s\", \"jwks_uri\": \"%1$s/keys\"}".formatted(issuer.uri()));
		issuer.serve("/keys", new JWKSet(issuer.key).toString());
		issuer.server.start();
		return issuer;
	}

	private void serve(String path, String body) {
		this.server.createContext(path, (exchange) -> {
			this.fetches.incrementAndGet();
			byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().add("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, bytes.length);
			try (OutputStream out = exchange.getResponseBody()) {
				out.write(bytes);
			}
		});
	}

	String uri() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	String[] settings() {
		return new String[] { "spring.security.oauth2.resourceserver.jwt.issuer-uri=" + uri(),
				"spring.security.oauth2.resourceserver.jwt.audiences=" + AUDIENCE };
	}

	/** Returns a token that is right but for what is changed. */
	String token(Consumer<JWTClaimsSet.Builder> change) {
		return token(this.key, change);
	}

	String token(RSAKey signedBy, Consumer<JWTClaimsSet.Builder> change) {
		try {
			SignedJWT token = new SignedJWT(
					new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(signedBy.getKeyID()).build(), claims(change));
			token.sign(new RSASSASigner(signedBy));
			return token.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> change) {
		JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().issuer(uri())
			.audience(AUDIENCE)
			.subject("sam")
			.expirationTime(Date.from(Instant.now().plusSeconds(300)))
			.claim("scope", "eggs eggtimer.operator");
		change.accept(claims);
		return claims.build();
	}

	static RSAKey newKey(String id) {
		try {
			return new RSAKeyGenerator(2048).keyID(id).generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		leave();
	}

	/** Answers nobody any more; its tokens remain. */
	void leave() {
		this.server.stop(0);
	}

}
