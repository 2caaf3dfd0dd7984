package io.eggtimer.faults.restart;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What became of all requests. */
final class Tally {

	private static final Pattern VERSION = Pattern.compile("\"modelVersion\":\"([^\"]+)\"");

	private final LongAdder answered = new LongAdder();

	private final LongAdder refused = new LongAdder();

	private final LongAdder streams = new LongAdder();

	private final ConcurrentLinkedQueue<String> lost = new ConcurrentLinkedQueue<>();

	/** By version and egg, every text that was given as the answer. */
	private final Map<String, Set<String>> answers = new ConcurrentHashMap<>();

	void count(String egg, KeptConnection.Answer answer) {
		if (answer.status() == 503 && !answer.header("Retry-After").isEmpty()) {
			this.refused.increment();
		}
		else if (answer.status() == 200) {
			this.answered.increment();
			answer(egg, answer.body());
		}
		else {
			lose("Status " + answer.status());
		}
	}

	/** Notes an answer, of a stream or not. */
	void answer(String egg, String answer) {
		Matcher version = VERSION.matcher(answer);
		if (!version.find()) {
			lose("No prediction: " + answer);
			return;
		}
		this.answers.computeIfAbsent(version.group(1) + ' ' + egg, (key) -> ConcurrentHashMap.newKeySet())
			.add(answer.strip());
	}

	void countStream() {
		this.streams.increment();
	}

	void lose(String what) {
		this.lost.add(what);
	}

	long answered() {
		return this.answered.sum();
	}

	long refused() {
		return this.refused.sum();
	}

	long streams() {
		return this.streams.sum();
	}

	List<String> lost() {
		return List.copyOf(this.lost);
	}

	/** Returns, by version and egg, all that was answered. */
	Map<String, Set<String>> answers() {
		return Map.copyOf(this.answers);
	}

}
