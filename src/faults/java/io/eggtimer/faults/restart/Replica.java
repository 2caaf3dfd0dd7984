package io.eggtimer.faults.restart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.eggtimer.ServiceProcess;

/**
 * A service on a store that it only loads from, or any other run of the program there.
 */
final class Replica implements AutoCloseable {

	private static final AtomicInteger count = new AtomicInteger();

	private final ServiceProcess process;

	private Replica(ServiceProcess process) {
		this.process = process;
	}

	/** Starts a replica that loads from a store. */
	static Replica start(Path store, String... settings) throws IOException {
		List<String> arguments = new ArrayList<>(
				List.of("--server.port=0", "--server.address=127.0.0.1", "--eggtimer.startup=load"));
		arguments.addAll(List.of(settings));
		return run(store, arguments.toArray(String[]::new));
	}

	/** Runs the program with any arguments. */
	static Replica run(Path store, String... arguments) throws IOException {
		Path log = store.resolveSibling("replica-" + count.incrementAndGet() + ".log");
		List<String> all = new ArrayList<>(List.of("--eggtimer.model-store=" + store));
		all.addAll(List.of(arguments));
		return new Replica(ServiceProcess.start(log, all));
	}

	/** Returns where it listens, waiting until it does. */
	InetSocketAddress address() throws Exception {
		return new InetSocketAddress(InetAddress.getLoopbackAddress(), this.process.port());
	}

	/** Waits until it has logged something. */
	void awaitLog(String text) throws Exception {
		this.process.awaitOutput(text);
	}

	/** Sends SIGTERM. */
	void terminate() {
		this.process.terminate();
	}

	/** Waits until it has ended by itself. */
	int exitCode() throws InterruptedException {
		return this.process.exitCode();
	}

	String log() throws IOException {
		return this.process.output();
	}

	@Override
	public void close() {
		this.process.close();
	}

}
