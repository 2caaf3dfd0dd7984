package io.eggtimer.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A connection that says what no HTTP client library would say. */
final class RawConnection implements AutoCloseable {

	private static final int NO_LONGER_THAN_MILLIS = 5000;

	private final Socket socket;

	RawConnection(int port) throws IOException {
		this(port, 0);
	}

	/**
	 * Connects.
	 * @param receiveBuffer bytes that the client takes unread; 0 for the system's choice
	 */
	RawConnection(int port, int receiveBuffer) throws IOException {
		this.socket = new Socket();
		if (receiveBuffer > 0) {
			this.socket.setReceiveBufferSize(receiveBuffer);
		}
		this.socket.connect(new InetSocketAddress("localhost", port));
		this.socket.setSoTimeout(NO_LONGER_THAN_MILLIS);
	}

	/** Sends text, one byte per character. */
	RawConnection send(String text) throws IOException {
		OutputStream out = this.socket.getOutputStream();
		out.write(text.getBytes(StandardCharsets.ISO_8859_1));
		out.flush();
		return this;
	}

	/** Tells the server that nothing more will come. */
	RawConnection endOfInput() throws IOException {
		this.socket.shutdownOutput();
		return this;
	}

	/** Reads one response with its body. */
	Response receive() throws IOException {
		Response head = receiveHead();
		String length = head.header("Content-Length");
		byte[] body = (!length.isEmpty()) ? in().readNBytes(Integer.parseInt(length))
				: head.header("Transfer-Encoding").equals("chunked") ? receiveChunks() : in().readAllBytes();
		return new Response(head.head(), new String(body, StandardCharsets.UTF_8));
	}

	/** Reads a response that has no body, whatever its headers say. */
	Response receiveHead() throws IOException {
		return new Response(receiveUntil("\r\n\r\n"), "");
	}

	private byte[] receiveChunks() throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		byte[] chunk;
		do {
			chunk = receiveChunkBytes();
			body.write(chunk);
		}
		while (chunk.length > 0);
		return body.toByteArray();
	}

	/** Reads one chunk of a body, empty if it is the last. */
	String receiveChunk() throws IOException {
		return new String(receiveChunkBytes(), StandardCharsets.UTF_8);
	}

	private byte[] receiveChunkBytes() throws IOException {
		String size = receiveUntil("\r\n");
		if (size.isBlank()) { // Jetty sends the end of a chunk with the next one
			size = receiveUntil("\r\n");
		}
		byte[] chunk = in().readNBytes(Integer.parseInt(size.trim(), 16));
		if (chunk.length == 0) {
			receiveUntil("\r\n");
		}
		return chunk;
	}

	private String receiveUntil(String end) throws IOException {
		StringBuilder received = new StringBuilder();
		while (received.indexOf(end) == -1) {
			int next = in().read();
			if (next == -1) {
				throw new IOException("The connection ended after: " + received);
			}
			received.append((char) next);
		}
		return received.toString();
	}

	private InputStream in() throws IOException {
		return this.socket.getInputStream();
	}

	/** Returns whether there is something to receive already. */
	boolean hasAnswer() throws IOException {
		return in().available() > 0;
	}

	/** Returns whether the server has closed the connection in good order. */
	boolean isAtEnd() throws IOException {
		return in().read() == -1;
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

	/**
	 * One response.
	 *
	 * @param head status line and headers
	 * @param body the body, empty if it has no length
	 */
	record Response(String head, String body) {

		int status() {
			return Integer.parseInt(this.head.split(" ")[1].trim());
		}

		/** Returns the value of a header, empty if there is none. */
		String header(String name) {
			return this.head.lines()
				.filter((line) -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
				.map((line) -> line.substring(name.length() + 1).trim())
				.findFirst()
				.orElse("");
		}

	}

}
