package io.eggtimer.faults;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * Questions on many connections, each with a thread and kept open: in a closed loop, the
 * next as soon as the last is answered, or at a rate of its own, an open loop.
 */
final class Load {

	private static final byte[] QUESTION = question("{\"weightGrams\": 61.2, \"boilMinutes\": 4.8}");

	private static final int TIMEOUT_MILLIS = 30_000;

	private final int port;

	private final int connections;

	/** Between two questions of one connection; 0 in a closed loop. */
	private final long intervalNanos;

	Load(int port, int connections, double questionsPerSecond) {
		this.port = port;
		this.connections = connections;
		this.intervalNanos = (long) (1e9 * connections / questionsPerSecond);
	}

	static Load closedLoop(int port, int connections) {
		return new Load(port, connections, Double.POSITIVE_INFINITY);
	}

	/** Asks for that long, and returns what came of it. */
	LoadResult run(Duration duration) throws InterruptedException {
		CountDownLatch connected = new CountDownLatch(this.connections);
		CountDownLatch begin = new CountDownLatch(1);
		List<Asker> askers = new ArrayList<>();
		for (int i = 0; i < this.connections; i++) {
			Asker asker = new Asker(i, duration.toNanos(), connected, begin);
			askers.add(asker);
			asker.start();
		}
		connected.await();
		begin.countDown();
		LoadResult all = new LoadResult(duration);
		for (Asker asker : askers) {
			asker.join();
			all.add(asker.result);
		}
		return all;
	}

	private static byte[] question(String body) {
		return ("POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
				+ body.length() + "\r\n\r\n" + body)
			.getBytes(StandardCharsets.US_ASCII);
	}

	/** One client. */
	private final class Asker extends Thread {

		private final int number;

		private final long nanos;

		private final CountDownLatch connected;

		private final CountDownLatch begin;

		private final LoadResult result;

		Asker(int number, long nanos, CountDownLatch connected, CountDownLatch begin) {
			this.number = number;
			this.nanos = nanos;
			this.connected = connected;
			this.begin = begin;
			this.result = new LoadResult(Duration.ofNanos(nanos));
		}

		@Override
		public void run() {
			try (Socket socket = new Socket("localhost", Load.this.port)) {
				socket.setSoTimeout(TIMEOUT_MILLIS);
				socket.setTcpNoDelay(true);
				this.connected.countDown();
				this.begin.await();
				ask(socket.getOutputStream(), new BufferedInputStream(socket.getInputStream()));
			}
			catch (IOException | InterruptedException ex) {
				this.connected.countDown();
				this.result.lost(ex);
			}
		}

		private void ask(OutputStream out, InputStream in) throws IOException {
			long start = System.nanoTime();
			long due = start + Load.this.intervalNanos * this.number / Load.this.connections;
			while (due - start < this.nanos) {
				LockSupport.parkNanos(due - System.nanoTime());
				if (System.nanoTime() < due) {
					continue; // woken too early
				}
				long sent = System.nanoTime();
				out.write(QUESTION);
				Answer answer = Answer.read(in);
				long now = System.nanoTime();
				this.result.answered(answer, now - sent);
				due = Math.max(due + Load.this.intervalNanos, now);
			}
		}

	}

}
