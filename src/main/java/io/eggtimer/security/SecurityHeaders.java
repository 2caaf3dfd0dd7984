package io.eggtimer.security;

import java.util.List;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.component.LifeCycle;

import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Headers of every answer, those of Jetty's own errors too. They tell browsers to take an
 * answer for data and nothing else. Whoever serves a page replaces what that needs.
 *
 * <p>
 * Jetty adds them, ready encoded, before a request reaches any filter.
 */
@Component
public class SecurityHeaders implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

	private static final List<HttpField> ALWAYS = List.of(new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
			// what is answered is of this moment: another version may serve the next
			new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-store"),
			new PreEncodedHttpField("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
			new PreEncodedHttpField("Referrer-Policy", "no-referrer"),
			// for reading without asking; whoever asks by CORS is not stopped
			new PreEncodedHttpField("Cross-Origin-Resource-Policy", "same-origin"));

	/** A choice: a year, as browsers' lists ask for. */
	private static final HttpField IF_SECURE = new PreEncodedHttpField(HttpHeader.STRICT_TRANSPORT_SECURITY,
			"max-age=31536000");

	/** Adds the headers to an answer that lacks them. */
	public static void addTo(HttpFields.Mutable headers, boolean secure) {
		for (HttpField header : ALWAYS) {
			headers.put(header);
		}
		if (secure) {
			headers.put(IF_SECURE);
		}
	}

	@Override
	public void customize(JettyServletWebServerFactory factory) {
		factory.addServerCustomizers((server) -> {
			// now, as Boot takes them out to start
			List<Connector> connectors = List.of(server.getConnectors());
			server.addEventListener(new LifeCycle.Listener() {

				// last, after what finds out whether a proxy was asked securely
				@Override
				public void lifeCycleStarting(LifeCycle started) {
					connectors.forEach((connector) -> connector.getConnectionFactory(HttpConnectionFactory.class)
						.getHttpConfiguration()
						.addCustomizer(SecurityHeaders::customize));
				}

			});
		});
	}

	private static Request customize(Request request, HttpFields.Mutable headers) {
		ALWAYS.forEach(headers::add); // there are none yet to replace
		if (request.isSecure()) {
			headers.add(IF_SECURE);
		}
		return request;
	}

}
