package io.eggtimer.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.eclipse.jetty.ee11.servlet.ServletContextRequest;

import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;

/** An answer that has partly been sent when a fault comes up. */
final class StartedAnswer {

	private StartedAnswer() {
	}

	/**
	 * Cuts the connection if the answer has been started, so that the client does not
	 * take its beginning for all of it.
	 * @return whether it had been started
	 */
	static boolean abort(WebRequest request, Exception cause) {
		ServletWebRequest exchange = (ServletWebRequest) request;
		HttpServletResponse response = exchange.getResponse();
		if (response == null || !response.isCommitted()) {
			return false;
		}
		HttpServletRequest started = exchange.getRequest();
		ServletContextRequest.getServletContextRequest(started).getServletChannel().abort(cause);
		return true;
	}

}
