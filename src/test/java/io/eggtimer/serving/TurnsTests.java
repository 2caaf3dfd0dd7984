package io.eggtimer.serving;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.eggtimer.egg.OverloadedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Tests for {@link Turns}. */
class TurnsTests {

	private final ExecutorService callers = Executors.newCachedThreadPool();

	private final Turns turns = new Turns(2, Duration.ofMinutes(1));

	@AfterEach
	void stop() {
		this.callers.shutdownNow();
	}

	@Test
	void twoComputeTogetherAndTheThirdWaitsForOneOfThem() throws Exception {
		CyclicBarrier both = new CyclicBarrier(3);
		CountDownLatch end = new CountDownLatch(1);
		for (int i = 0; i < 2; i++) {
			this.callers.submit(() -> this.turns.take(() -> {
				await(both);
				return await(end);
			}));
		}
		both.await(10, TimeUnit.SECONDS);
		Future<Integer> third = this.callers.submit(() -> this.turns.take(() -> 3));
		assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> third.get(300, TimeUnit.MILLISECONDS));
		end.countDown();
		assertThat(third.get(10, TimeUnit.SECONDS)).isEqualTo(3);
	}

	@Test
	void whoHasWaitedTooLongIsTurnedAwayAndTakesNobodysTurn() throws Exception {
		Turns one = new Turns(1, Duration.ofMillis(50));
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch end = new CountDownLatch(1);
		Future<Void> first = this.callers.submit(() -> one.take(() -> {
			begun.countDown();
			return await(end);
		}));
		begun.await();
		assertThatExceptionOfType(OverloadedException.class).isThrownBy(() -> one.take(() -> 2));
		assertThat(one.waiting()).isZero();
		end.countDown();
		first.get(10, TimeUnit.SECONDS);
		assertThat(one.take(() -> 3)).isEqualTo(3);
	}

	@Test
	void aFailureGivesItsTurnBack() throws Exception {
		for (int i = 0; i < 5; i++) {
			assertThatIllegalStateException().isThrownBy(() -> this.turns.take(() -> {
				throw new IllegalStateException();
			}));
		}
		assertThat(this.callers.submit(() -> this.turns.take(() -> 1)).get(10, TimeUnit.SECONDS)).isEqualTo(1);
	}

	private static Void await(CyclicBarrier barrier) {
		try {
			barrier.await(10, TimeUnit.SECONDS);
			return null;
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Void await(CountDownLatch latch) {
		try {
			latch.await();
			return null;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
