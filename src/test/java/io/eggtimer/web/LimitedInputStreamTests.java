package io.eggtimer.web;

import java.io.ByteArrayInputStream;
import java.time.Duration;

import jakarta.servlet.ServletInputStream;

import org.junit.jupiter.api.Test;

import org.springframework.http.HttpStatus;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Tests for {@link LimitedInputStream}. */
class LimitedInputStreamTests {

	private final ServletInputStream body = new DelegatingServletInputStream(new ByteArrayInputStream(new byte[10]));

	@Test
	void aBodyOfExactlyTheLimitIsReadWhole() throws Exception {
		assertThat(new LimitedInputStream(this.body, new BodyLimit(10, Duration.ofMinutes(1), 0)).readAllBytes())
			.hasSize(10);
	}

	@Test
	void aByteMoreIsTooLarge() {
		assertThatExceptionOfType(ResponseStatusException.class)
			.isThrownBy(
					() -> new LimitedInputStream(this.body, new BodyLimit(9, Duration.ofMinutes(1), 0)).readAllBytes())
			.satisfies((ex) -> assertThat(ex.getStatusCode()).isEqualTo(HttpStatus.CONTENT_TOO_LARGE));
	}

	@Test
	void aBodyThatDripsPastTheDeadlineTimesOut() {
		assertThatExceptionOfType(ResponseStatusException.class)
			.isThrownBy(() -> new LimitedInputStream(this.body, new BodyLimit(10, Duration.ZERO, 0)).read())
			.satisfies((ex) -> assertThat(ex.getStatusCode()).isEqualTo(HttpStatus.REQUEST_TIMEOUT));
	}

}
