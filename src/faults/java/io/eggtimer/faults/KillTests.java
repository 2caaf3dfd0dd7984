package io.eggtimer.faults;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.eggtimer.ServiceProcess;
import io.eggtimer.modelstore.ModelStore;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A hundred processes are killed by SIGKILL while they work on one store, three at a
 * time, in an order and at moments that are random: {@code -Dfaults.seed} repeats the
 * choice, though not the machine's own timing.
 *
 * <ul>
 * <li>{@value #PUBLISHERS} small processes that do nothing but publish, without Spring:
 * half of them at any moment, half as soon as a hidden folder shows with none to three of
 * its files, so that the kill falls into writing, syncing or renaming. (It may be that of
 * another publisher; what the kills have left behind shows how many were hit.)
 * <li>{@value #TRAININGS} trainings of the whole program: half of them at any moment of
 * their life, start included, half within the fraction of a second after the last
 * iteration, in which they decode, score and publish.
 * <li>{@value #SERVICES} services of the whole program that look for newer versions every
 * 100 ms and swap to them: a third at any moment of their start, the others in the first
 * second of service.
 * </ul>
 *
 * Meanwhile a new version comes twice a second, one thread reads the store all the time,
 * and one service runs from beginning to end.
 */
class KillTests extends ProgramTests {

	private static final int PUBLISHERS = 64;

	private static final int TRAININGS = 24;

	private static final int SERVICES = 12;

	private static final int AT_A_TIME = 3;

	private static final long SEED = Long.getLong("faults.seed", System.nanoTime());

	@Test
	@Timeout(900)
	void aHundredKillsNeitherShowHalfAVersionNorStopAStoreFromLoading() throws Exception {
		System.out.println("Kills of -Dfaults.seed=" + SEED);
		SmallModel.publish(store());
		ServiceProcess survivor = service(Map.of("EGGTIMER_MODEL_STORE_POLL", "1s"), store());
		survivor.awaitReady();
		ScheduledExecutorService steady = Executors.newSingleThreadScheduledExecutor();
		ExecutorService killers = Executors.newFixedThreadPool(AT_A_TIME);
		try (StoreReader reader = StoreReader.start(store())) {
			steady.scheduleWithFixedDelay(this::publishOne, 0, 500, TimeUnit.MILLISECONDS);
			for (Future<@Nullable Void> kill : killers.invokeAll(kills())) {
				kill.get();
			}
			steady.shutdown();
			assertThat(steady.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
			reader.end();
			assertThat(reader.failures()).isEmpty();
			System.out.printf("%d versions were published; %d kills left a hidden folder%n", reader.versions(),
					leftovers().size());
		}
		finally {
			steady.shutdownNow();
			killers.shutdownNow();
		}
		for (String name : visible(store())) {
			new ModelStore(store()).load(name);
		}
		assertThat(leftovers()).as("kills that hit a process while it published").hasSizeGreaterThan(PUBLISHERS / 10);
		assertThat(lines(survivor, "Serving model", "from now on")).as("swaps").hasSizeGreaterThan(10);
		String last = SmallModel.publish(store()).version();
		awaitServed(survivor, last);
		ServiceProcess fresh = service(store());
		fresh.awaitReady();
		assertServes(fresh, last);
		assertThat(survivor.output()).doesNotContain("Skipping model version", " ERROR ");
		assertThat(fresh.output()).doesNotContain("Skipping model version", " ERROR ");
	}

	private void publishOne() {
		try {
			SmallModel.publish(store());
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex); // ends the schedule, and with it the
													// swaps
		}
	}

	private List<Callable<@Nullable Void>> kills() {
		List<Callable<@Nullable Void>> kills = new ArrayList<>();
		for (int i = 0; i < PUBLISHERS + TRAININGS + SERVICES; i++) {
			Random random = new Random(SEED + i);
			Victim victim = (i < PUBLISHERS) ? this::publisher
					: (i < PUBLISHERS + TRAININGS) ? this::training : this::swapping;
			kills.add(() -> kill(victim, random));
		}
		Collections.shuffle(kills, new Random(SEED));
		return kills;
	}

	/** Kills one; that which has ended before its moment came does not count. */
	private static @Nullable Void kill(Victim victim, Random random) throws Exception {
		for (int i = 0; i < 10; i++) {
			ServiceProcess process = victim.run(random);
			if (process.kill()) {
				return null;
			}
		}
		throw new AssertionError("The processes end before they can be killed");
	}

	private ServiceProcess publisher(Random random) throws Exception {
		ServiceProcess publisher = process(Map.of(),
				ServiceProcess.command(Publisher.class, List.of(store().toString())));
		publisher.awaitOutput(Publisher.RUNNING);
		if (random.nextBoolean()) {
			Thread.sleep(random.nextInt(150));
		}
		else {
			awaitStaging(random.nextInt(4));
		}
		return publisher;
	}

	/** Waits for a new hidden folder with so many files. */
	private void awaitStaging(int files) throws Exception {
		List<String> before = leftovers();
		for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2); System.nanoTime() < end;) {
			for (String name : leftovers()) {
				if (!before.contains(name) && count(store().resolve(name)) >= files) {
					return;
				}
			}
		}
	}

	private static long count(Path staging) throws Exception {
		try (Stream<Path> files = Files.list(staging)) {
			return files.count();
		}
		catch (NoSuchFileException ex) {
			return -1; // renamed
		}
	}

	private ServiceProcess training(Random random) throws Exception {
		ServiceProcess training = train(store());
		if (random.nextBoolean()) {
			Thread.sleep(random.nextLong(SmallModel.life().toMillis()));
		}
		else {
			training.awaitOutput("Training 100 %");
			Thread.sleep(random.nextInt(300));
		}
		return training;
	}

	private ServiceProcess swapping(Random random) throws Exception {
		ServiceProcess service = service(store());
		if (random.nextInt(3) == 0) {
			Thread.sleep(random.nextLong(SmallModel.life().toMillis()));
		}
		else {
			service.awaitReady();
			Thread.sleep(random.nextInt(1000));
		}
		return service;
	}

	private List<String> leftovers() throws Exception {
		return entries(store()).stream().filter((name) -> name.startsWith(".staging-")).toList();
	}

	/** Runs a process up to the moment of its kill. */
	interface Victim {

		ServiceProcess run(Random random) throws Exception;

	}

}
