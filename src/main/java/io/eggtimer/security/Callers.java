package io.eggtimer.security;

import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Whom the service knows: an operator by password, holders of an issuer's tokens. */
class Callers {

	private static final String REALM = "realm=\"eggtimer\"";

	private final List<Filter> known = new ArrayList<>();

	private final Refusal refusal;

	private final String operatorAuthority;

	Callers(OperatorSettings operator, @Nullable TokenSettings tokens, HandlerExceptionResolver resolver) {
		// as Spring Security grants a token's scopes
		this.operatorAuthority = "SCOPE_" + operator.scope();
		List<String> challenges = new ArrayList<>();
		if (operator.hasPassword()) {
			challenges.add("Basic " + REALM + ", charset=\"UTF-8\"");
		}
		if (tokens != null) {
			challenges.add("Bearer " + REALM);
		}
		this.refusal = new Refusal(resolver, challenges);
		if (operator.hasPassword()) {
			this.known.add(new BasicAuthenticationFilter(
					new ProviderManager(new OperatorPassword(operator, this.operatorAuthority)), this.refusal));
		}
		if (tokens != null) {
			BearerTokenAuthenticationFilter filter = new BearerTokenAuthenticationFilter(
					new ProviderManager(Tokens.provider(tokens)));
			filter.setAuthenticationEntryPoint(this.refusal);
			filter.setAuthenticationFailureHandler(this.refusal::commence);
			this.known.add(filter);
		}
	}

	/** Returns whether anyone is known. */
	boolean exist() {
		return !this.known.isEmpty();
	}

	Refusal refusal() {
		return this.refusal;
	}

	/** Returns what only operators are granted. */
	String operatorAuthority() {
		return this.operatorAuthority;
	}

	/** Returns the filters that let only some callers pass. */
	List<Filter> filters(AuthorizationManager<HttpServletRequest> who) {
		ExceptionTranslationFilter translation = new ExceptionTranslationFilter(this.refusal, new NullRequestCache());
		translation.setAccessDeniedHandler(this.refusal);
		List<Filter> filters = new ArrayList<>(this.known);
		filters.add(translation);
		filters.add(new AuthorizationFilter(who));
		return filters;
	}

}
