package io.eggtimer.web;

import jakarta.servlet.http.HttpServletResponse;

import org.eclipse.jetty.ee11.servlet.ServletContextRequest;

import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;

import io.eggtimer.http.Connections;

/** An answer that has partly been sent when a fault comes up. */
final class StartedAnswer {

	private StartedAnswer() {
	}

	/**
	 * Cuts the connection if the answer has been started, so that the client does not
	 * take its beginning for all of it.
	 * @return whether it had been started
	 */
	static boolean abort(WebRequest request) {
		ServletWebRequest exchange = (ServletWebRequest) request;
		HttpServletResponse response = exchange.getResponse();
		if (response == null || !response.isCommitted()) {
			return false;
		}
		// Jetty would end the answer in good order, and ServletChannel.abort warns
		Connections.reset(ServletContextRequest.getServletContextRequest(exchange.getRequest())
			.getConnectionMetaData()
			.getConnection()
			.getEndPoint());
		return true;
	}

}
