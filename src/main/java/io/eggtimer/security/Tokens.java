package io.eggtimer.security;

import java.util.Collections;
import java.util.List;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;

/** Makes what checks bearer tokens. */
final class Tokens {

	private Tokens() {
	}

	/**
	 * Returns a check of tokens: signed by a key of the issuer, from the issuer, for one
	 * of the audiences, and of an age that is limited and not over.
	 */
	static AuthenticationProvider provider(TokenSettings settings) {
		DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
		// "at+jwt" is what RFC 9068 calls an access token
		processor.setJWSTypeVerifier(
				new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
		processor.setJWSKeySelector(
				new JWSVerificationKeySelector<>(settings.algorithms(), new IssuerKeys(settings.issuer())));
		processor.setJWTClaimsSetVerifier((claims, context) -> {
			// the validators below look at them
		});
		JwtTimestampValidator age = new JwtTimestampValidator();
		age.setAllowEmptyExpiryClaim(false);
		NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
		decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(age, new JwtIssuerValidator(settings.issuer()),
				new JwtClaimValidator<List<String>>(JwtClaimNames.AUD,
						(audiences) -> audiences != null && !Collections.disjoint(audiences, settings.audiences()))));
		return new JwtAuthenticationProvider(decoder);
	}

}
