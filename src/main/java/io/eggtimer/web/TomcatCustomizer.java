package io.eggtimer.web;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Sets up what of Tomcat has no property of its own in {@code application.yml}. */
@Component
class TomcatCustomizer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		// within the valve that Boot adds, which then finds the error already reported
		factory
			.addContextCustomizers((context) -> context.getParent().getPipeline().addValve(new ProblemReportValve()));
		factory.addConnectorCustomizers(TomcatCustomizer::continueWhenBodyIsRead);
	}

	/** So that a client that asks first need not send a body which will be refused. */
	private static void continueWhenBodyIsRead(Connector connector) {
		if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
			http.setContinueResponseTiming("onRead");
		}
	}

}
