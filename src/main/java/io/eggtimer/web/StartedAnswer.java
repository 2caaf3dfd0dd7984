package io.eggtimer.web;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;

import jakarta.servlet.http.HttpServletResponse;

import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

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
	static boolean abort(WebRequest request) {
		ServletWebRequest exchange = (ServletWebRequest) request;
		HttpServletResponse response = exchange.getResponse();
		if (response == null || !response.isCommitted()) {
			return false;
		}
		// Jetty would end the answer in good order, and ServletChannel.abort warns
		EndPoint endPoint = ServletContextRequest.getServletContextRequest(exchange.getRequest())
			.getConnectionMetaData()
			.getConnection()
			.getEndPoint();
		reset(endPoint);
		endPoint.close();
		return true;
	}

	/**
	 * An answer that is not sent in chunks ends with its connection, unless that is
	 * reset.
	 */
	private static void reset(EndPoint endPoint) {
		if (endPoint.getTransport() instanceof SocketChannel channel) {
			try {
				channel.setOption(StandardSocketOptions.SO_LINGER, 0);
			}
			catch (IOException ex) {
				// it is closed already
			}
		}
	}

}
