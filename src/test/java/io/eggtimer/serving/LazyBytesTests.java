package io.eggtimer.serving;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.eggtimer.egg.OverloadedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Tests for {@link LazyBytes}. */
@Timeout(60)
class LazyBytesTests {

	private final ExecutorService callers = Executors.newCachedThreadPool();

	private final AtomicInteger made = new AtomicInteger();

	@AfterEach
	void stop() {
		this.callers.shutdownNow();
	}

	@Test
	void areMadeOnceHoweverManyAsk() throws Exception {
		CountDownLatch open = new CountDownLatch(1);
		LazyBytes bytes = new LazyBytes(() -> make(open), Duration.ofMinutes(1));
		assertThat(this.made).hasValue(0);
		List<Future<byte[]>> answers = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			answers.add(this.callers.submit(bytes::get));
		}
		open.countDown();
		for (Future<byte[]> answer : answers) {
			assertThat(answer.get()).isSameAs(bytes.get());
		}
		assertThat(this.made).hasValue(1);
	}

	@Test
	void whoWaitsTooLongIsToldToTryAgainAndTheWorkIsNotLost() throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch open = new CountDownLatch(1);
		LazyBytes bytes = new LazyBytes(() -> {
			begun.countDown();
			return make(open);
		}, Duration.ofMillis(20));
		Future<byte[]> first = this.callers.submit(bytes::get);
		begun.await();
		assertThatExceptionOfType(OverloadedException.class).isThrownBy(bytes::get);
		open.countDown();
		assertThat(first.get()).isSameAs(bytes.get());
		assertThat(this.made).hasValue(1);
	}

	@Test
	void afterAFailureTheNextTriesAgain() {
		LazyBytes bytes = new LazyBytes(() -> {
			switch (this.made.incrementAndGet()) {
				case 1 -> throw new OverloadedException();
				case 2 -> throw new IllegalArgumentException("a fault");
				default -> {
					return new byte[] { 1 };
				}
			}
		}, Duration.ofMinutes(1));
		assertThatExceptionOfType(OverloadedException.class).isThrownBy(bytes::get);
		assertThatIllegalStateException().isThrownBy(bytes::get)
			.withRootCauseInstanceOf(IllegalArgumentException.class);
		assertThat(bytes.get()).containsExactly(1);
		assertThat(bytes.get()).containsExactly(1);
		assertThat(this.made).hasValue(3);
	}

	@Test
	void anInterruptEndsTheWaitingAndIsNotLost() throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		LazyBytes bytes = new LazyBytes(() -> {
			begun.countDown();
			return make(new CountDownLatch(1));
		}, Duration.ofMinutes(1));
		this.callers.submit(bytes::get);
		begun.await();
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(OverloadedException.class).isThrownBy(bytes::get);
		assertThat(Thread.interrupted()).isTrue();
	}

	private byte[] make(CountDownLatch open) {
		this.made.incrementAndGet();
		try {
			open.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return new byte[] { 1 };
	}

}
