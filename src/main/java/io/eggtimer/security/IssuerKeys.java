package io.eggtimer.security;

import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The public keys of an issuer, fetched when the first token comes, and again when they
 * are old or a token names one that is not among them.
 *
 * <p>
 * Anyone can send a token, so tokens must not be a way to hold threads, nor to make this
 * service trouble the issuer: one request at a time fetches, for some seconds at most and
 * not sooner than after a pause; whoever comes meanwhile goes on with the keys that there
 * are, or is sent away.
 */
class IssuerKeys implements JWKSource<SecurityContext> {

	private static final Log log = LogFactory.getLog(IssuerKeys.class);

	/** A choice, that of most libraries. */
	private static final long FRESH_NANOS = Duration.ofMinutes(5).toNanos();

	/** A choice: how long an issuer may be away while its tokens still count. */
	private static final long USABLE_NANOS = Duration.ofHours(1).toNanos();

	/** A choice: how soon a new key is noticed, and how often an issuer is troubled. */
	private static final long PAUSE_NANOS = Duration.ofSeconds(10).toNanos();

	/** A choice. */
	private static final int TIMEOUT_MILLIS = 2000;

	/** A choice: a set of keys has some kilobytes. */
	private static final int MAX_BYTES = 256 * 1024;

	private final DefaultResourceRetriever retriever = new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS,
			MAX_BYTES);

	private final ReentrantLock fetching = new ReentrantLock();

	private final String issuer;

	private volatile @Nullable Fetched fetched;

	private volatile @Nullable Long lastAttempt;

	IssuerKeys(String issuer) {
		this.issuer = issuer;
	}

	@Override
	public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws RemoteKeySourceException {
		long now = System.nanoTime();
		Fetched known = this.fetched;
		if (known != null && now - known.atNanos() < FRESH_NANOS) {
			List<JWK> matching = selector.select(known.keys());
			if (!matching.isEmpty()) {
				return matching;
			}
		}
		known = fetch(now);
		if (known == null || now - known.atNanos() > USABLE_NANOS) {
			throw new RemoteKeySourceException("The keys of the issuer cannot be had", null);
		}
		return selector.select(known.keys());
	}

	private @Nullable Fetched fetch(long now) {
		if (!this.fetching.tryLock()) {
			return this.fetched;
		}
		try {
			Long last = this.lastAttempt;
			if (last == null || now - last >= PAUSE_NANOS) {
				this.lastAttempt = now;
				this.fetched = new Fetched(keys(), now);
			}
		}
		catch (IOException | ParseException | RuntimeException ex) {
			log.warn("Cannot fetch the keys of " + this.issuer + ": " + ex);
		}
		finally {
			this.fetching.unlock();
		}
		return this.fetched;
	}

	private JWKSet keys() throws IOException, ParseException {
		Map<String, Object> metadata = metadata();
		if (!this.issuer.equals(metadata.get("issuer"))) {
			throw new IOException("Its metadata names another issuer");
		}
		return JWKSet.parse(read(JSONObjectUtils.getURI(metadata, "jwks_uri")));
	}

	/** Source: OpenID Connect Discovery 1.0, section 4; RFC 8414, section 3. */
	private Map<String, Object> metadata() throws IOException, ParseException {
		URI uri = URI.create(this.issuer);
		String path = uri.getPath().endsWith("/") ? uri.getPath().substring(0, uri.getPath().length() - 1)
				: uri.getPath();
		try {
			return JSONObjectUtils.parse(read(uri.resolve(path + "/.well-known/openid-configuration")));
		}
		catch (IOException ex) {
			return JSONObjectUtils.parse(read(uri.resolve("/.well-known/oauth-authorization-server" + path)));
		}
	}

	private String read(URI uri) throws IOException {
		return this.retriever.retrieveResource(uri.toURL()).getContent();
	}

	/** Keys, and when they were fetched. */
	private record Fetched(JWKSet keys, long atNanos) {
	}

}
