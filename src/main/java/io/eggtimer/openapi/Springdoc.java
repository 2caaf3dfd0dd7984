package io.eggtimer.openapi;

import java.io.UncheckedIOException;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import jakarta.servlet.http.HttpServletRequest;
import org.springdoc.core.customizers.SpringDocCustomizers;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.providers.SpringDocProviders;
import org.springdoc.core.service.AbstractRequestService;
import org.springdoc.core.service.GenericResponseService;
import org.springdoc.core.service.OpenAPIService;
import org.springdoc.core.service.OperationService;
import org.springdoc.webmvc.api.OpenApiResource;

import org.springframework.beans.factory.ObjectFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

/** Springdoc without an endpoint, and without a request that its document depends on. */
@EnableConfigurationProperties
class Springdoc extends OpenApiResource {

	Springdoc(ObjectFactory<OpenAPIService> openApi, AbstractRequestService requests, GenericResponseService responses,
			OperationService operations, SpringDocConfigProperties properties, SpringDocProviders providers,
			SpringDocCustomizers customizers) {
		super(openApi, requests, responses, operations, properties, providers, customizers);
	}

	byte[] write() {
		try {
			initOpenAPIBuilder(Locale.ENGLISH);
			OpenAPI document = getOpenApi(Locale.ENGLISH);
			document.getPaths()
				.values()
				.stream()
				.flatMap((path) -> path.readOperations().stream())
				.forEach((operation) -> jsonFirst(operation.getResponses().get("200").getContent()));
			return writeJsonValue(document);
		}
		catch (JsonProcessingException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The first type is what tools take, unless they are told otherwise. */
	private static void jsonFirst(Content content) {
		MediaType json = content.remove(APPLICATION_JSON_VALUE);
		if (json != null) {
			Content others = new Content();
			others.putAll(content);
			content.clear();
			content.addMediaType(APPLICATION_JSON_VALUE, json).putAll(others);
		}
	}

	@Override
	protected String getServerUrl(HttpServletRequest request, String path) {
		throw new UnsupportedOperationException("The outline has the servers");
	}

}
