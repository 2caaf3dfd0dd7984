package io.eggtimer.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.util.FileSystemUtils;

import io.eggtimer.ServiceProcess;
import io.eggtimer.modelstore.ModelStore;
import io.eggtimer.modelstore.StoredVersion;

import static org.assertj.core.api.Assertions.assertThat;

/** A store that goes away, is shared by trainings, or whose publishers are stopped. */
class StoreTroubleTests extends ProgramTests {

	@Test
	void aStoreThatGoesAwayAndComesBackCostsTheServiceNothing() throws Exception {
		StoredVersion published = SmallModel.publish(store());
		String first = published.version();
		Instant time = published.manifest().createdAt();
		ServiceProcess service = service(store());
		service.awaitReady();
		assertThat(FileSystemUtils.deleteRecursively(store())).isTrue();
		letItLook();
		assertServes(service, first);
		assertThat(lines(service, " WARN ", "the one in use stays")).hasSize(1);
		assertThat(service.output()).contains("The model store %s is gone".formatted(store()));
		Files.writeString(store(), "a file");
		letItLook();
		assertServes(service, first);
		assertThat(lines(service, " WARN ", "the one in use stays")).hasSize(2);
		assertThat(service.output()).contains("The model store %s is not a folder".formatted(store()));
		Files.delete(store());
		Path other = this.folder.resolve("other");
		String older = SmallModel.publish(other, time.minusSeconds(1)).version();
		Files.move(other, store());
		letItLook();
		assertServes(service, first);
		assertThat(older).isLessThan(first);
		awaitServed(service, SmallModel.publish(store(), time.plusSeconds(1)).version());
	}

	@Test
	void trainingsAtTheSameTimePublishVersionsThatLoad() throws Exception {
		List<ServiceProcess> trainings = List.of(train(store()), train(store()), train(store()));
		for (ServiceProcess training : trainings) {
			assertThat(training.exitCode()).as(training.output()).isZero();
		}
		List<String> versions = entries(store()); // with leftovers, if there were any
		assertThat(versions).hasSizeBetween(1, 3);
		versions.forEach(new ModelStore(store())::load);
		assertThat(trainings).allSatisfy((training) -> assertThat(versions)
			.anySatisfy((version) -> assertThat(training.output()).contains("Published model " + version)));
	}

	@Test
	void publishersThatAreAskedToStopLeaveWholeVersions() throws Exception {
		SmallModel.publish(store());
		for (int i = 0; i < 10; i++) {
			ServiceProcess publisher = process(Map.of(),
					ServiceProcess.command(Publisher.class, List.of(store().toString())));
			publisher.awaitOutput(Publisher.RUNNING);
			Thread.sleep(7L * i);
			publisher.terminate();
			assertThat(publisher.exitCode()).isEqualTo(ServiceProcess.TERMINATED);
		}
		assertThat(visible(store())).hasSizeGreaterThan(10).allSatisfy(new ModelStore(store())::load);
	}

	@Test
	void aTrainingThatIsAskedToStopPublishesWhollyOrNot() throws Exception {
		ServiceProcess training = train(store());
		training.awaitOutput("Training 100 %");
		training.terminate();
		assertThat(training.exitCode()).isIn(0, ServiceProcess.TERMINATED);
		assertThat(visible(store())).hasSizeLessThan(2).allSatisfy(new ModelStore(store())::load);
	}

}
