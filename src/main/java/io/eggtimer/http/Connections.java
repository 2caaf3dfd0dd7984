package io.eggtimer.http;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;

import org.eclipse.jetty.io.EndPoint;

/** What is done to a connection rather than to a request. */
public final class Connections {

	private Connections() {
	}

	/**
	 * Cuts a connection so that the client cannot take what it has received for all of
	 * the answer: one that is not sent in chunks ends with its connection, unless that is
	 * reset.
	 */
	public static void reset(EndPoint endPoint) {
		if (endPoint.getTransport() instanceof SocketChannel channel) {
			try {
				channel.setOption(StandardSocketOptions.SO_LINGER, 0);
			}
			catch (IOException ex) {
				// it is closed already
			}
		}
		endPoint.close();
	}

}
