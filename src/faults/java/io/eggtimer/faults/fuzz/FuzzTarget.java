package io.eggtimer.faults.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What Jazzer runs, in a process of its own: the service, and for each input its requests
 * at the same time. A rule that is broken is a finding, whose input is in the folder of
 * the findings; {@link #main} sends such inputs again.
 */
public final class FuzzTarget {

	/** A choice: rare enough to cost nothing. */
	private static final int HONEST_QUESTION_EVERY = 1000;

	/** Passwords take long to check, on purpose. */
	private static final int STRANGE_CREDENTIALS_ONE_IN = 50;

	private static FuzzTarget target;

	private final FuzzedService service;

	private final FuzzClient client;

	private final ErrorLog errors = ErrorLog.listen();

	private final ExecutorService connections = Executors.newFixedThreadPool(FuzzedRequest.MOST);

	private final FuzzCount count;

	private FuzzTarget(String store, long requests) throws IOException, InterruptedException {
		this.service = FuzzedService.start(store);
		this.client = new FuzzClient(this.service.port());
		this.count = new FuzzCount(requests);
	}

	/**
	 * Called by Jazzer.
	 * @param arguments folder of the model store, number of requests, file for the report
	 */
	public static void fuzzerInitialize(String[] arguments) throws Exception {
		target = new FuzzTarget(arguments[0], Long.parseLong(arguments[1]));
		target.count.reportTo(Path.of(arguments[2]));
	}

	/** Called by Jazzer with each input. */
	public static void fuzzerTestOneInput(byte[] input) throws Exception {
		target.run(input);
	}

	/** Sends inputs again: the folder of the model store, and files of findings. */
	public static void main(String[] arguments) throws Exception {
		FuzzTarget replay = new FuzzTarget(arguments[0], Long.MAX_VALUE);
		for (String file : List.of(arguments).subList(1, arguments.length)) {
			System.out.println(file);
			for (FuzzedRequest request : FuzzedRequest.of(Files.readAllBytes(Path.of(file)))) {
				FuzzClient.Received received = replay.client.exchange(request);
				System.out.println(request.text() + "\n----\n" + new String(received.bytes(), StandardCharsets.UTF_8));
				replay.check(request, received);
			}
		}
		replay.errors.assertEmpty();
		System.exit(0);
	}

	private void run(byte[] input) throws Exception {
		List<FuzzedRequest> requests = FuzzedRequest.of(input).stream().filter(this::mayBeSent).toList();
		List<Future<FuzzClient.Received>> received = new ArrayList<>();
		for (FuzzedRequest request : requests) {
			received.add(this.connections.submit(() -> this.client.exchange(request)));
		}
		for (int i = 0; i < requests.size(); i++) {
			try {
				check(requests.get(i), received.get(i).get());
			}
			catch (ExecutionException | AssertionError ex) {
				throw new AssertionError("Broken by:\n" + requests.get(i).text(), ex);
			}
		}
		this.errors.assertEmpty();
		long before = this.count.requests();
		this.count.add(requests.size());
		if (before / HONEST_QUESTION_EVERY < this.count.requests() / HONEST_QUESTION_EVERY) {
			this.service.assertGoodAnswer();
			this.count.look(this.service, this.client);
		}
	}

	private void check(FuzzedRequest request, FuzzClient.Received received) {
		List<Answer> answers = Answer.of(received.bytes(), request.text().startsWith("HEAD "));
		for (Answer answer : answers) {
			this.count.answer(answer.status());
			if (answer.whole() || !received.reset()) {
				AnswerRules.check(answer, request);
			}
		}
	}

	private boolean mayBeSent(FuzzedRequest request) {
		String text = request.text();
		boolean strange = text.toLowerCase(Locale.ROOT).contains("authorization")
				&& !text.contains(FuzzedService.CREDENTIALS + "\r\n");
		return !strange || this.count.strangeCredentials() % STRANGE_CREDENTIALS_ONE_IN == 0;
	}

}
