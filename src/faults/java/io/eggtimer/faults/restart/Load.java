package io.eggtimer.faults.restart;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** Clients that ask the replicas which a balancer knows to be ready. */
final class Load implements AutoCloseable {

	static final List<String> EGGS = List.of("{\"weightGrams\":61.2,\"boilMinutes\":4.8}",
			"{\"weightGrams\":55,\"boilMinutes\":6}", "{\"weightGrams\":48.5,\"boilMinutes\":3.25}");

	/** Lines of a stream, each sent when the one before has its answer. */
	private static final int LINES = 12;

	/** Together with the lines, less than the grace of a replica that ends. */
	private static final int LINE_PAUSE_MILLIS = 100;

	private static final int PAUSE_MILLIS = 20;

	private final ExecutorService clients = Executors.newCachedThreadPool();

	private final Balancer balancer;

	private final Tally tally;

	private volatile boolean ended;

	Load(Balancer balancer, Tally tally) {
		this.balancer = balancer;
		this.tally = tally;
	}

	/**
	 * Begins to ask.
	 * @param balanced connections that are given up as soon as their replica is not ready
	 * @param sticky connections that are used as long as the server keeps them
	 * @param streams clients that send streams
	 */
	void begin(int balanced, int sticky, int streams) {
		for (int i = 0; i < balanced; i++) {
			this.clients.execute(() -> ask(false));
		}
		for (int i = 0; i < sticky; i++) {
			this.clients.execute(() -> ask(true));
		}
		for (int i = 0; i < streams; i++) {
			this.clients.execute(this::stream);
		}
	}

	private void ask(boolean sticky) {
		InetSocketAddress replica = null;
		KeptConnection connection = null;
		for (int i = 0; !this.ended; i++) {
			String egg = EGGS.get(i % EGGS.size());
			try {
				if (connection == null || !connection.isOpen() || (!sticky && !this.balancer.isReady(replica))) {
					close(connection);
					replica = this.balancer.next();
					connection = KeptConnection.open(replica);
				}
				this.tally.count(egg, connection.post("/predict", "application/json", egg));
				Thread.sleep(PAUSE_MILLIS);
			}
			catch (IOException | AssertionError ex) {
				this.tally.lose("A question" + (sticky ? " on a kept connection: " : ": ") + ex);
				close(connection);
				connection = null;
			}
			catch (InterruptedException ex) {
				break;
			}
		}
		close(connection);
	}

	private void stream() {
		while (!this.ended) {
			Instant begin = Instant.now();
			int lines = 0;
			try (KeptConnection connection = KeptConnection.open(this.balancer.next())) {
				connection.send("POST /predict/batch HTTP/1.1\r\nHost: eggtimer\r\n"
						+ "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
				for (; lines < LINES; lines++) {
					String egg = EGGS.get(lines % EGGS.size());
					connection.send(Integer.toHexString(egg.length() + 1) + "\r\n" + egg + "\n\r\n");
					if (lines == 0) {
						assertThat(connection.receiveHead().status()).isEqualTo(200);
					}
					this.tally.answer(egg, new String(connection.receiveChunk(), StandardCharsets.UTF_8));
					Thread.sleep(LINE_PAUSE_MILLIS);
				}
				connection.send("0\r\n\r\n");
				assertThat(connection.receiveChunk()).isEmpty();
				this.tally.countStream();
			}
			catch (IOException | AssertionError ex) {
				this.tally.lose("A stream after " + lines + " lines, begun at " + begin + ": " + ex);
			}
			catch (InterruptedException ex) {
				return;
			}
		}
	}

	private static void close(@Nullable KeptConnection connection) {
		try {
			if (connection != null) {
				connection.close();
			}
		}
		catch (IOException ex) {
			// Nothing was asked of it any more.
		}
	}

	/** Lets every client end what it has begun. */
	void end() throws InterruptedException {
		this.ended = true;
		this.clients.shutdown();
		assertThat(this.clients.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
	}

	@Override
	public void close() {
		this.ended = true;
		this.clients.shutdown();
	}

}
