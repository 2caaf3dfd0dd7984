package io.eggtimer.http;

import java.util.EnumMap;
import java.util.Map;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import io.eggtimer.serving.RequestLimits;

/**
 * Who is let in at a port: a gate for each kind of request, so that one kind, however
 * many come or however slow they are, leaves room and threads for the others.
 */
final class Admission implements MeterBinder {

	/** A choice: more probes than ever come at the same time. */
	private static final int HEALTH = 128;

	private final Map<RequestKind, Gate> gates = new EnumMap<>(RequestKind.class);

	private final BodyMemory arrays;

	private final BodyMemory questions;

	private final BodyMemory others;

	Admission(RequestLimits limits) {
		this(limits, BodyMemory.ofHeap(8), BodyMemory.ofHeap(16), BodyMemory.ofHeap(32));
	}

	/**
	 * Creates an admission.
	 * @param arrays for the bodies of arrays that are coming in
	 * @param questions for those of single eggs
	 * @param others for all others
	 */
	Admission(RequestLimits limits, BodyMemory arrays, BodyMemory questions, BodyMemory others) {
		this.arrays = arrays;
		this.questions = questions;
		this.others = others;
		this.gates.put(RequestKind.QUESTION, new Gate(limits.questions()));
		this.gates.put(RequestKind.ARRAY, new Gate(limits.arrays()));
		this.gates.put(RequestKind.STREAM, new Gate(limits.streams()));
		this.gates.put(RequestKind.HEALTH, new Gate(HEALTH));
		this.gates.put(RequestKind.OTHER, new Gate(limits.others()));
	}

	Gate gate(RequestKind kind) {
		return this.gates.get(kind);
	}

	BodyMemory memory(RequestKind kind) {
		return switch (kind) {
			case ARRAY -> this.arrays;
			case QUESTION -> this.questions;
			case STREAM, HEALTH, OTHER -> this.others;
		};
	}

	/** Returns how many requests can be answered at the same time, each on a thread. */
	int total() {
		return this.gates.values().stream().mapToInt(Gate::limit).sum();
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.gates.forEach((kind, gate) -> {
			Gauge.builder("eggtimer.requests.active", gate, Gate::active)
				.description("Requests that are being answered")
				.tag("kind", kind.label())
				.register(registry);
			Gauge.builder("eggtimer.requests.limit", gate, Gate::limit)
				.description("Most requests that are answered at the same time")
				.tag("kind", kind.label())
				.register(registry);
			FunctionCounter.builder("eggtimer.requests.rejected", gate, Gate::rejected)
				.description("Requests that were refused for want of room")
				.tag("kind", kind.label())
				.register(registry);
		});
	}

}
