package io.eggtimer.faults.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.LongAdder;

/** Sends a request on a connection of its own, and takes all that comes back. */
final class FuzzClient {

	/** By then there is an answer or the connection is closed. */
	static final int NO_LONGER_THAN_MILLIS = 5000;

	/** A choice: how long a connection is left open after a request that seems whole. */
	private static final int LEFT_OPEN_MILLIS = 3;

	private final InetSocketAddress server;

	/** Connections that the server reset. */
	private final LongAdder resets = new LongAdder();

	FuzzClient(int port) {
		this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
	}

	long resets() {
		return this.resets.sum();
	}

	/**
	 * Sends a request and returns all that was received until the server closed.
	 * @throws HangException if the server does neither answer nor close
	 * @throws IOException if there is no connection to be had
	 */
	Received exchange(FuzzedRequest request) throws IOException {
		try (Socket socket = new Socket()) {
			socket.setTcpNoDelay(true);
			// A last resort only: for a server that does not accept.
			socket.connect(this.server, NO_LONGER_THAN_MILLIS);
			try {
				send(socket, request);
			}
			catch (IOException ex) {
				// The server had enough; it may have said why.
			}
			if (request.has(FuzzedRequest.CUT)) {
				socket.setSoLinger(true, 0);
				return new Received(new byte[0], false);
			}
			return receive(socket, request.has(FuzzedRequest.LEFT_OPEN));
		}
	}

	private static void send(Socket socket, FuzzedRequest request) throws IOException {
		OutputStream out = socket.getOutputStream();
		byte[] bytes = request.bytes();
		int first = request.has(FuzzedRequest.IN_PARTS) ? bytes.length / 2 : bytes.length;
		out.write(bytes, 0, first);
		if (first < bytes.length) {
			Thread.yield(); // or the first part might not be read alone
			out.write(bytes, first, bytes.length - first);
		}
	}

	private Received receive(Socket socket, boolean leftOpen) throws IOException {
		ByteArrayOutputStream received = new ByteArrayOutputStream();
		long end = System.nanoTime() + NO_LONGER_THAN_MILLIS * 1_000_000L;
		byte[] buffer = new byte[8192];
		boolean open = leftOpen;
		if (!open) {
			endOfInput(socket);
		}
		InputStream in = socket.getInputStream();
		while (true) {
			long left = (end - System.nanoTime()) / 1_000_000;
			if (left <= 0) {
				throw new HangException(received.toByteArray());
			}
			socket.setSoTimeout(open ? LEFT_OPEN_MILLIS : (int) left);
			try {
				int count = in.read(buffer);
				if (count == -1) {
					return new Received(received.toByteArray(), false);
				}
				received.write(buffer, 0, count);
			}
			catch (SocketTimeoutException ex) {
				if (!open) {
					throw new HangException(received.toByteArray());
				}
				open = false;
				endOfInput(socket);
			}
			catch (IOException ex) {
				this.resets.increment();
				return new Received(received.toByteArray(), true);
			}
		}
	}

	private static void endOfInput(Socket socket) {
		try {
			socket.shutdownOutput();
		}
		catch (IOException ex) {
			// The server was faster.
		}
	}

	/**
	 * What came back.
	 *
	 * @param bytes all of it
	 * @param reset whether the connection was reset, which may have dropped some of it:
	 * so a server's kernel ends a connection on which something was not read
	 */
	record Received(byte[] bytes, boolean reset) {

	}

	/** The server neither answered nor closed. */
	static final class HangException extends IOException {

		private static final long serialVersionUID = 1L;

		HangException(byte[] received) {
			super("No answer and no end within " + NO_LONGER_THAN_MILLIS + " ms; so far " + received.length
					+ " bytes were received");
		}

	}

}
