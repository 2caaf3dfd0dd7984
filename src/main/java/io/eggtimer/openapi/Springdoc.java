package io.eggtimer.openapi;

import java.io.UncheckedIOException;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonProcessingException;
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
			return writeJsonValue(getOpenApi(Locale.ENGLISH));
		}
		catch (JsonProcessingException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	protected String getServerUrl(HttpServletRequest request, String path) {
		throw new UnsupportedOperationException("The outline has the servers");
	}

}
