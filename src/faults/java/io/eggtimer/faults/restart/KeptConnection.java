package io.eggtimer.faults.restart;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A connection that is kept for the next request, and tells exactly what became of the
 * last one; HTTP clients send it again without a word.
 */
final class KeptConnection implements AutoCloseable {

	private static final int NO_LONGER_THAN_MILLIS = 15_000;

	private final Socket socket = new Socket();

	private final InputStream in;

	private boolean open = true;

	private boolean received;

	private KeptConnection(InetSocketAddress server) throws IOException {
		this.socket.setTcpNoDelay(true);
		this.socket.setSoTimeout(NO_LONGER_THAN_MILLIS);
		this.socket.connect(server, NO_LONGER_THAN_MILLIS);
		this.in = new BufferedInputStream(this.socket.getInputStream());
	}

	static KeptConnection open(InetSocketAddress server) throws IOException {
		return new KeptConnection(server);
	}

	/** Returns whether another request may be sent. */
	boolean isOpen() {
		return this.open;
	}

	Answer get(String path) throws IOException {
		send("GET " + path + " HTTP/1.1\r\nHost: eggtimer\r\n\r\n");
		return receive();
	}

	Answer post(String path, String type, String body) throws IOException {
		this.received = false;
		send("POST " + path + " HTTP/1.1\r\nHost: eggtimer\r\nContent-Type: " + type + "\r\nContent-Length: "
				+ body.length() + "\r\n\r\n" + body);
		return receive();
	}

	/** Returns whether a part of the last answer was received. */
	boolean hasReceived() {
		return this.received;
	}

	void send(String text) throws IOException {
		this.socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
	}

	/** Receives an answer with all of its body. */
	Answer receive() throws IOException {
		Answer head = receiveHead();
		String length = head.header("Content-Length");
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		if (!length.isEmpty()) {
			body.writeBytes(receive(Integer.parseInt(length)));
		}
		else if (!head.header("Transfer-Encoding").equals("chunked")) {
			body.writeBytes(this.in.readAllBytes()); // ends with the connection
		}
		else {
			byte[] chunk;
			do {
				chunk = receiveChunk();
				body.writeBytes(chunk);
			}
			while (chunk.length > 0);
		}
		return new Answer(head.head(), body.toString(StandardCharsets.UTF_8));
	}

	Answer receiveHead() throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") == -1) {
			int next = this.in.read();
			if (next == -1) {
				this.open = false;
				throw new IOException("Closed after " + head.length() + " bytes of an answer");
			}
			this.received = true;
			head.append((char) next);
		}
		Answer answer = new Answer(head.toString(), "");
		this.open = !answer.header("Connection").equals("close");
		return answer;
	}

	/** Receives a chunk, empty if it is the last. */
	byte[] receiveChunk() throws IOException {
		String size = receiveLine();
		if (size.isEmpty()) { // Jetty sends the end of a chunk with the next one
			size = receiveLine();
		}
		byte[] chunk = receive(Integer.parseInt(size, 16));
		if (chunk.length == 0) {
			receiveLine();
		}
		return chunk;
	}

	private String receiveLine() throws IOException {
		StringBuilder line = new StringBuilder();
		while (line.indexOf("\r\n") == -1) {
			int next = this.in.read();
			if (next == -1) {
				throw new IOException("An answer breaks off");
			}
			line.append((char) next);
		}
		return line.substring(0, line.length() - 2);
	}

	private byte[] receive(int length) throws IOException {
		byte[] bytes = this.in.readNBytes(length);
		if (bytes.length < length) {
			throw new IOException("An answer breaks off");
		}
		return bytes;
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

	/**
	 * An answer.
	 *
	 * @param head status line and headers
	 * @param body all of the body
	 */
	record Answer(String head, String body) {

		int status() {
			return Integer.parseInt(this.head.substring(9, 12));
		}

		String header(String name) {
			return this.head.lines()
				.filter((line) -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
				.map((line) -> line.substring(name.length() + 1).trim())
				.findFirst()
				.orElse("");
		}

	}

}
