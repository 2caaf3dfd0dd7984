package io.eggtimer.page;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** Puts the page at {@code /}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication // commands run without a server
class PageConfiguration {

	/** After the mapping of controllers, which answers what is asked most. */
	private static final int ORDER = 10;

	@Bean
	PageHandler pageHandler() {
		return new PageHandler(PageFiles.read());
	}

	@Bean
	HandlerMapping pageMapping(PageHandler pageHandler) {
		return new SimpleUrlHandlerMapping(pageHandler.mapping(), ORDER);
	}

}
