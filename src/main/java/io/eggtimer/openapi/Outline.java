package io.eggtimer.openapi;

import java.util.List;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;

import io.eggtimer.security.Credentials;

/** The document without its paths: what the service is, and what it asks of callers. */
class Outline {

	private static final String PASSWORD = "password";

	private static final String TOKEN = "token";

	private final Credentials credentials;

	private final String version;

	Outline(Credentials credentials, String version) {
		this.credentials = credentials;
		this.version = version;
	}

	OpenAPI openApi() {
		OpenAPI document = new OpenAPI().info(info()).components(new Components());
		document.servers(List.of(new Server().url("/").description("Where this document comes from")));
		if (this.credentials.required()) {
			addSecurity(document);
		}
		return document;
	}

	private Info info() {
		return new Info().title("Egg timer")
			.version(this.version)
			.description("Is the egg done? A Bayesian neural network that says how sure it is.")
			.license(new License().name("Apache License, Version 2.0").identifier("Apache-2.0"));
	}

	private void addSecurity(OpenAPI document) {
		if (this.credentials.password()) {
			document.getComponents().addSecuritySchemes(PASSWORD, scheme("basic", "The operator's name and password."));
			document.addSecurityItem(new SecurityRequirement().addList(PASSWORD));
		}
		if (this.credentials.token()) {
			document.getComponents()
				.addSecuritySchemes(TOKEN,
						scheme("bearer", "A token of the issuer that the service trusts.").bearerFormat("JWT"));
			document.addSecurityItem(new SecurityRequirement().addList(TOKEN));
		}
	}

	private static SecurityScheme scheme(String name, String description) {
		return new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme(name).description(description);
	}

}
