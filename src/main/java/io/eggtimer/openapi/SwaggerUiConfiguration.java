package io.eggtimer.openapi;

import java.util.List;
import java.util.stream.Collectors;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

import io.eggtimer.page.PageHandler;

/**
 * Serves Swagger UI: four files, two of them the library's own. With its others it could
 * show documents from elsewhere, or log in elsewhere.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication // commands run without a server
class SwaggerUiConfiguration {

	/** Where the files are served, below their own names. */
	private static final String FOLDER = "/swagger-ui/";

	private static final String OURS = "classpath:/io/eggtimer/openapi/swagger-ui/";

	private static final String LIBRARY = "classpath*:/META-INF/resources/webjars/swagger-ui/*/";

	private static final List<String> FILES = List.of(OURS + "index.html", OURS + "initializer.js",
			LIBRARY + "swagger-ui.css", LIBRARY + "swagger-ui-bundle.js");

	/** After the mapping of controllers, which answers what is asked most. */
	private static final int ORDER = 11;

	@Bean
	@Lazy // they have 1.7 MB
	PageHandler swaggerUi() {
		return PageHandler.of(FOLDER, FILES);
	}

	@Bean
	HandlerMapping swaggerUiMapping() {
		SimpleUrlHandlerMapping mapping = new SimpleUrlHandlerMapping(FILES.stream()
			.collect(Collectors.toMap((file) -> FOLDER + file.substring(file.lastIndexOf('/') + 1),
					(file) -> "swaggerUi")),
				ORDER);
		mapping.setLazyInitHandlers(true);
		return mapping;
	}

}
