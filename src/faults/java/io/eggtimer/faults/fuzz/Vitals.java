package io.eggtimer.faults.fuzz;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.sun.management.UnixOperatingSystemMXBean;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What must not grow with the number of requests.
 *
 * @param heapBytes what is left of the heap after a collection
 * @param directBytes in direct buffers
 * @param threads live threads
 * @param files open file descriptors
 * @param paths what metrics of requests know as paths
 * @param meters number of meters
 */
record Vitals(long heapBytes, long directBytes, int threads, long files, Set<String> paths, int meters) {

	/**
	 * Pools of buffers and threads, and caches of compiled patterns and of class metadata
	 * still fill up after the first requests, to bounds of their own. A request that
	 * leaves 100 bytes behind would take three times as much after 300,000.
	 */
	private static final long HEAP_BYTES = 10 << 20;

	/** Pooled buffers of {@value FuzzedRequest#MOST} connections, several times over. */
	private static final long DIRECT_BYTES = 8 << 20;

	/** Jetty's pool keeps as many as were busy at the same time. */
	private static final int THREADS = 2 * FuzzedRequest.MOST;

	/** Connections that are being closed. */
	private static final int FILES = 2 * FuzzedRequest.MOST;

	static Vitals of(MeterRegistry registry) throws InterruptedException {
		for (int i = 0; i < 3; i++) {
			System.gc();
			Thread.sleep(200); // references are cleared behind the collector's back
		}
		List<Meter> meters = registry.getMeters();
		Set<String> paths = meters.stream()
			.filter((meter) -> meter.getId().getName().equals("http.server.requests"))
			.map((meter) -> String.valueOf(meter.getId().getTag("uri")))
			.collect(Collectors.toCollection(TreeSet::new));
		long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)
			.stream()
			.filter((pool) -> pool.getName().equals("direct"))
			.mapToLong(BufferPoolMXBean::getMemoryUsed)
			.sum();
		return new Vitals(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(), direct,
				ManagementFactory.getThreadMXBean().getThreadCount(), openFiles(), paths, meters.size());
	}

	private static long openFiles() {
		return (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix)
				? unix.getOpenFileDescriptorCount() : 0;
	}

	/** Asserts that nothing has grown since an earlier moment. */
	void assertNotGrownSince(Vitals earlier) {
		assertThat(this.heapBytes).as("bytes of heap").isLessThan(earlier.heapBytes() + HEAP_BYTES);
		assertThat(this.directBytes).as("bytes in direct buffers").isLessThan(earlier.directBytes() + DIRECT_BYTES);
		assertThat(this.threads).as("threads").isLessThanOrEqualTo(earlier.threads() + THREADS);
		assertThat(this.files).as("open files").isLessThanOrEqualTo(earlier.files() + FILES);
	}

	/** Asserts that no client can make meters of its own. */
	void assertMetersAreBounded(Set<String> knownPaths) {
		assertThat(knownPaths).as("paths of meters").containsAll(this.paths);
	}

}
