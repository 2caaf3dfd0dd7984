package io.eggtimer.web;

import java.io.IOException;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** However odd requests are, they cannot make metrics of their own. */
@SpringBootTest(classes = WebTestApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class BoundedMetricsIntegrationTests {

	private static final String[] METHODS = { "GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD", "TRACE", "PATCH" };

	private final Random random = new Random(1);

	@LocalServerPort
	private int port;

	@Autowired
	private MeterRegistry registry;

	@Test
	void manyPathsMethodsAndHeadersLeaveTheMetricsAsTheyAre() throws IOException {
		for (int i = 0; i < 3; i++) { // a request is counted just after its answer was
										// sent
			for (String method : METHODS) {
				send(method);
			}
			send(word());
		}
		Set<String> before = meters();
		assertThat(before)
			.anyMatch((meter) -> meter.contains("'http.server.requests'") && meter.contains("method=UNKNOWN"));
		for (int i = 0; i < 300; i++) {
			send((i % 2 == 0) ? METHODS[this.random.nextInt(METHODS.length)] : word());
		}
		assertThat(meters()).isSubsetOf(before);
	}

	private Set<String> meters() {
		return this.registry.getMeters()
			.stream()
			.map((meter) -> meter.getId().toString())
			.filter((meter) -> !meter.contains("'jvm.")) // come with the first collection
			.collect(Collectors.toSet());
	}

	/** Asks for an unknown path, for one behind a known one, and for a known one. */
	private void send(String method) throws IOException {
		for (String path : new String[] { "/" + word() + "/" + word(), "/actuator/health/" + word(),
				"/predict?" + word() + "=" + word() }) {
			try (RawConnection connection = new RawConnection(this.port)) {
				connection
					.send(method + " " + path + " HTTP/1.1\r\nHost: " + word() + "\r\nUser-Agent: " + word()
							+ "\r\nX-Request-Id: " + word() + "\r\nConnection: close\r\n\r\n")
					.receiveHead();
			}
		}
	}

	private String word() {
		return this.random.ints(8, 'A', 'Z' + 1)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

}
