package io.eggtimer.security;

import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.Filter;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Says what is open to whom. The first chain that matches a request applies, on the
 * management port too.
 *
 * <p>
 * The chains are put together here rather than by Spring Security's own builder: what is
 * open, predictions above all, passes no filter at all, and there is nothing that would
 * have to be switched off, such as sessions, a login page or a default user.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties({ SecuritySettings.class, OAuth2ResourceServerProperties.class })
class SecurityConfiguration {

	@Bean
	FilterChainProxy springSecurityFilterChain(SecuritySettings settings, OAuth2ResourceServerProperties properties,
			WebEndpointProperties endpoints, Environment environment,
			@Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
		Callers callers = new Callers(settings.operator(), TokenSettings.of(properties), resolver);
		if (settings.closed() && !callers.exist()) {
			throw new InvalidConfigurationPropertyValueException(SecuritySettings.PREFIX + ".closed", true,
					"Nobody could ask: there is neither an operator (%s) nor an issuer of tokens (%s)."
						.formatted(OperatorSettings.NAME, TokenSettings.ISSUER));
		}
		FilterChainProxy proxy = new FilterChainProxy(
				chains(settings, callers, new ManagementRequests(endpoints, environment)));
		proxy.setFirewall(firewall());
		proxy.setRequestRejectedHandler(callers.refusal());
		return proxy;
	}

	@Bean
	Credentials credentials(SecuritySettings settings, OAuth2ResourceServerProperties properties) {
		return new Credentials(settings.closed(), settings.operator().hasPassword(),
				TokenSettings.of(properties) != null);
	}

	private static List<SecurityFilterChain> chains(SecuritySettings settings, Callers callers,
			ManagementRequests management) {
		List<String> origins = settings.cors().allowedOrigins();
		Filter cors = AllowedOrigins.filter(origins, callers.refusal());
		Filter corsIfAny = origins.isEmpty() ? null : cors;
		List<SecurityFilterChain> chains = new ArrayList<>();
		chains.add(chain(CorsUtils::isPreFlightRequest, cors));
		if (callers.exist()) {
			chains.add(chain(settings.closed() ? management.probes() : management.health()));
			List<Filter> filters = new ArrayList<>(List.of(new CrossSiteFilter(callers.refusal())));
			filters.addAll(callers.filters(AuthorityAuthorizationManager.hasAuthority(callers.operatorAuthority())));
			chains.add(chain(management.all(), filters.toArray(Filter[]::new)));
		}
		if (settings.closed()) {
			List<Filter> filters = new ArrayList<>();
			if (corsIfAny != null) {
				filters.add(corsIfAny);
			}
			filters.addAll(callers.filters(AuthenticatedAuthorizationManager.authenticated()));
			chains.add(chain(AnyRequestMatcher.INSTANCE, filters.toArray(Filter[]::new)));
		}
		else {
			chains.add(chain(AnyRequestMatcher.INSTANCE, corsIfAny));
		}
		return chains;
	}

	private static SecurityFilterChain chain(RequestMatcher matcher, @Nullable Filter... filters) {
		List<Filter> present = new ArrayList<>();
		for (Filter filter : filters) {
			if (filter != null) {
				present.add(filter);
			}
		}
		return new DefaultSecurityFilterChain(matcher, present);
	}

	/**
	 * Refuses paths that two servers could read in two ways. Methods are left to the
	 * paths, which answer 405; headers and parameters to Jetty, which refuses control
	 * characters, while the firewall would do so only when something reads them.
	 */
	private static StrictHttpFirewall firewall() {
		StrictHttpFirewall firewall = new StrictHttpFirewall();
		firewall.setUnsafeAllowAnyHttpMethod(true);
		firewall.setAllowedHeaderNames((name) -> true);
		firewall.setAllowedHeaderValues((value) -> true);
		firewall.setAllowedParameterNames((name) -> true);
		firewall.setAllowedParameterValues((value) -> true);
		return firewall;
	}

}
