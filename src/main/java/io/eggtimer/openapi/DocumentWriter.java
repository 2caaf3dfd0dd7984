package io.eggtimer.openapi;

import java.util.List;
import java.util.Map;

import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.configuration.SpringDocJavadocConfiguration;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.web.context.servlet.AnnotationConfigServletWebApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RestController;

import io.eggtimer.security.Credentials;
import io.eggtimer.security.SecuritySettings;

/**
 * Writes the OpenAPI document of all endpoints that are mapped.
 *
 * <p>
 * Springdoc does that, in a context of its own that lives as long as it writes: its
 * auto-configuration would make every start a seventh longer, for a document that few ask
 * for. The context has the controllers, but none of the settings. What the document says
 * comes from
 * <ul>
 * <li>the annotations and the Javadoc of the handlers and of the records that they take
 * and give;
 * <li>{@link RecordSchemas} and {@link DomainSchemas}, where Java says more than
 * Springdoc reads;
 * <li>{@link Outline}, {@link Problems} and {@link Examples}, for what all of them have.
 * </ul>
 */
@Component
@ConditionalOnWebApplication // commands run without a server
class DocumentWriter {

	/** The handlers, but for those of the Actuator, and how parameters are read. */
	private static final List<String> BEANS = List.of("requestMappingHandlerMapping", "mvcConversionService");

	private static final Map<String, Object> SETTINGS = Map.of(
			// Problems has them
			"springdoc.override-with-generic-response", false,
			// nor removed, if no operation refers to them
			"springdoc.remove-broken-reference-definitions", false,
			// Springdoc's own endpoint
			"springdoc.enable-default-api-docs", false);

	private final ApplicationContext application;

	private final Credentials credentials;

	private final SecuritySettings security;

	private final String version;

	DocumentWriter(ApplicationContext application, Credentials credentials, SecuritySettings security,
			ObjectProvider<BuildProperties> build) {
		this.application = application;
		this.credentials = credentials;
		this.security = security;
		BuildProperties available = build.getIfAvailable(); // not in an IDE
		this.version = (available != null) ? String.valueOf(available.getVersion()) : "unknown";
	}

	/** Returns the document, in UTF-8. */
	byte[] write() {
		try (AnnotationConfigServletWebApplicationContext context = new AnnotationConfigServletWebApplicationContext()) {
			context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("openapi", SETTINGS));
			ConfigurableListableBeanFactory beans = context.getBeanFactory();
			this.application.getBeansWithAnnotation(RestController.class).forEach(beans::registerSingleton);
			BEANS.forEach((name) -> beans.registerSingleton(name, this.application.getBean(name)));
			beans.registerSingleton("outline", new Outline(this.credentials, this.version).openApi());
			beans.registerSingleton("problems", new Problems(this.credentials, this.security));
			context.register(Markdown.class, SpringDocConfiguration.class, SpringDocConfigProperties.class,
					SpringDocJavadocConfiguration.class, SpringDocWebMvcConfiguration.class, RecordSchemas.class,
					DomainSchemas.class, StoredSchemas.class, Examples.class, Springdoc.class);
			context.refresh();
			return context.getBean(Springdoc.class).write();
		}
	}

}
